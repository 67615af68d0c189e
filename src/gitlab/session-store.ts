import { createCapabilityMemory } from './capability-memory';
import type { InstanceUrl } from './instance-url';
import type { Session } from './session';
import { SignInFailure } from './sign-in-failure';
import type { StoragePort, TokenVault } from './token-vault';

/**
 * - `restoring`: an earlier load of this tab kept a token, and GitLab is being asked about it.
 * - `interrupted`: the token is gone in the middle of work, because GitLab refused it or the page was
 *   locked. The session stays, so that the work on screen does, until the person signs in again or out.
 */
export type SessionState =
  | { readonly kind: 'signed-out'; readonly reason: SignedOutReason }
  | { readonly kind: 'restoring' }
  | { readonly kind: 'signed-in'; readonly session: Session }
  | {
      readonly kind: 'interrupted';
      readonly session: Session;
      readonly reason: 'refused' | 'locked';
    };

export type SignedOutReason = 'new' | 'signed-out' | 'expired';

export type SignInInput = {
  readonly instance: InstanceUrl;
  readonly token: string;
  readonly keep: boolean;
};

export type SessionStore = {
  getSnapshot(): SessionState;
  subscribe(listener: () => void): () => void;
  /** Rejects with SignInFailure; the state stays as it was then. */
  signIn(input: SignInInput): Promise<void>;
  /** After an interruption: the same person at the same GitLab, with a new token. Rejects with SignInFailure. */
  signInAgain(token: string): Promise<void>;
  /** Forgets the token and keeps the work: `signInAgain` goes on. */
  lock(): void;
  signOut(): void;
  lastInstance(): string | null;
};

/** @param browser where it is remembered what a GitLab lacks; nothing of it is secret. */
export function createSessionStore(
  vault: TokenVault,
  browser: StoragePort,
  fetcher?: typeof fetch,
): SessionStore {
  const listeners = new Set<() => void>();
  let state: SessionState = { kind: 'signed-out', reason: 'new' };
  let keeping = false;

  function become(next: SessionState): void {
    state = next;
    for (const listener of listeners) listener();
  }

  function interrupt(reason: 'refused' | 'locked'): void {
    if (state.kind !== 'signed-in') return;
    vault.clear();
    become({ kind: 'interrupted', session: state.session, reason });
  }

  /** Opens a session with a candidate token, which only goes to the vault once GitLab has taken it. */
  async function open(instance: InstanceUrl, candidate: string): Promise<Session> {
    // With it comes the whole GraphQL client, which the sign-in page can be shown without.
    const { openSession } = await import('./sign-in').catch((): never => {
      throw new SignInFailure('app-incomplete');
    });
    let accepted = false;
    const session = await openSession({
      instance,
      token: () => (accepted ? vault.token() : candidate),
      onUnauthorized: () => {
        if (accepted) interrupt('refused');
      },
      memory: createCapabilityMemory(browser, instance),
      ...(fetcher ? { fetch: fetcher } : {}),
    });
    accepted = true;
    return session;
  }

  async function signIn({ instance, token, keep }: SignInInput): Promise<void> {
    const session = await open(instance, token);
    keeping = keep;
    vault.put({ instance, token }, keep);
    become({ kind: 'signed-in', session });
  }

  async function restore(): Promise<void> {
    const kept = vault.kept();
    if (!kept) return;
    become({ kind: 'restoring' });
    try {
      await signIn({ ...kept, keep: true });
    } catch (error) {
      const dead = error instanceof SignInFailure && error.code.startsWith('token-');
      if (dead) vault.clear();
      become({ kind: 'signed-out', reason: dead ? 'expired' : 'new' });
    }
  }

  void restore();

  return {
    getSnapshot: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    signIn,
    async signInAgain(token) {
      if (state.kind !== 'interrupted') return;
      const before = state.session;
      const opened = await open(before.instance, token);
      if (opened.user.id !== before.user.id) {
        throw new SignInFailure('token-other-user', { username: opened.user.username });
      }
      vault.put({ instance: before.instance, token }, keeping);
      // The client and its cache stay, so everything that hangs on them goes on.
      const { client, transport, capabilities, features } = before;
      capabilities.meet(opened.version);
      const session = { ...opened, client, transport, capabilities, features };
      become({ kind: 'signed-in', session });
    },
    lock: () => interrupt('locked'),
    signOut() {
      vault.clear();
      if (state.kind === 'signed-in' || state.kind === 'interrupted')
        void state.session.client.clearStore();
      become({ kind: 'signed-out', reason: 'signed-out' });
    },
    lastInstance: () => vault.lastInstance(),
  };
}

/** A session for what outlives its token: signing in again may bring another right to change seats. */
export function liveSession(session: Session, store: Pick<SessionStore, 'getSnapshot'>): Session {
  return {
    ...session,
    get canWrite() {
      const state = store.getSnapshot();
      return 'session' in state ? state.session.canWrite : session.canWrite;
    },
  };
}
