import { online } from '../../lib/online';
import type { Session } from './session';
import type { SessionState, SessionStore } from './session-store';

/** Why nothing can be sent to GitLab at the moment: no token, or no network. */
export type SendBlock = 'signed-out' | 'offline';

export function sendBlock({ kind }: Pick<SessionState, 'kind'>): SendBlock | null {
  if (kind !== 'signed-in') return 'signed-out';
  return online.getSnapshot() ? null : 'offline';
}

/** A session for what outlives its token: a new token may have other rights. */
export type LiveSession = Session & {
  /** As of each reading. */
  readonly sendBlock: SendBlock | null;
};

export function liveSession(
  session: Session,
  store: Pick<SessionStore, 'getSnapshot'>,
): LiveSession {
  return {
    ...session,
    get sendBlock() {
      return sendBlock(store.getSnapshot());
    },
    get canWrite() {
      const state = store.getSnapshot();
      return 'session' in state ? state.session.canWrite : session.canWrite;
    },
  };
}
