import { LockItems } from './lock-items';
import { useSessionStore } from '../../../gitlab/session/session-context';
import { useDemo } from '../../shared/demo-context';
import { useIdleChoice } from './use-idle-choice';

/** The part of the account menu about locking; the demo has nothing to lock. */
export function LockMenu({ onDone }: { readonly onDone: () => void }) {
  const store = useSessionStore();
  const { gitlab: demo } = useDemo();
  const { chosen, choices, choose } = useIdleChoice();
  if (demo) return null;
  return (
    <LockItems
      choices={choices}
      chosen={chosen}
      onChoose={choose}
      onLockNow={() => {
        onDone();
        store.lock();
      }}
    />
  );
}
