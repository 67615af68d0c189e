import { IdleLock } from '../../features/lock/idle-lock';
import { useSessionState, useSessionStore } from '../../gitlab/session-context';
import { useDemo } from '../demo/demo-context';
import { useIdleChoice } from './use-idle-choice';

/** Watches over a signed-in page. The demo has no secret, and nobody would know its token. */
export function IdleLockGuard() {
  const store = useSessionStore();
  const state = useSessionState();
  const { running } = useDemo();
  const { chosen } = useIdleChoice();
  if (state.kind !== 'signed-in' || chosen === null) return null;
  if (running?.instanceUrl === state.session.instance) return null;
  return <IdleLock key={chosen} minutes={chosen} onLock={() => store.lock()} />;
}
