import { IdleLock } from './idle-lock';
import { useSessionState, useSessionStore } from '../../../gitlab/session/session-context';
import { useDemo } from '../../shared/demo-context';
import { useIdleChoice } from './use-idle-choice';

/** Watches over a signed-in page. The demo has no secret, and nobody would know its token. */
export function IdleLockGuard() {
  const store = useSessionStore();
  const state = useSessionState();
  const { gitlab: demo } = useDemo();
  const { chosen } = useIdleChoice();
  // Also while a new token is asked for: the page behind is still there to be read.
  const isOpen =
    state.kind === 'signed-in' || (state.kind === 'interrupted' && state.reason === 'refused');
  if (!isOpen || chosen === null || demo) return null;
  return <IdleLock key={chosen} minutes={chosen} onLock={() => store.lock()} />;
}
