import { createContext, useContext, useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import type { InstanceFeatures } from '../capabilities';
import type { Session } from './session';
import { online } from '../../lib/online';
import { sendBlock, type SendBlock } from './live-session';
import { type SessionState, type SessionStore } from './session-store';

export const SessionStoreContext = createContext<SessionStore | null>(null);

export function useSessionStore(): SessionStore {
  const store = useContext(SessionStoreContext);
  if (!store) throw new Error('No session store above this component');
  return store;
}

export function useSessionState(): SessionState {
  const store = useSessionStore();
  return useSyncExternalStore(store.subscribe, store.getSnapshot);
}

/** The session of everything behind the sign-in page; also while a refused token is being replaced. */
export function useSession(): Session {
  const state = useSessionState();
  if (state.kind !== 'signed-in' && state.kind !== 'interrupted') {
    throw new Error('Rendered outside a session');
  }
  return state.session;
}

/** Why nothing can be sent to GitLab at the moment; null where something can. */
export function useSendBlock(): SendBlock | null {
  const state = useSessionState();
  return useSyncExternalStore(online.subscribe, () => sendBlock(state));
}

/** What the session's GitLab knows, as far as it has been learned by now. */
export function useFeatures(): InstanceFeatures {
  const { subscribe, getSnapshot } = useSession().capabilities;
  return useSyncExternalStore(subscribe, getSnapshot);
}

/** Asks again for what failed because of a refused token (kind `auth`), as soon as there is a new one. */
export function useRetryOnceSignedIn(refused: boolean, retry: () => void): void {
  const { kind } = useSessionState();
  const again = useEffectEvent(retry);
  const due = refused && kind === 'signed-in';
  useEffect(() => {
    if (due) again();
  }, [due]);
}
