import { createStore } from '../../lib/store';
import type { TabChannel } from '../../lib/tab-channel';
import { forgetFirstQuestions } from './first-questions';
import { isDemoInstance, type InstanceUrl } from './instance-url';
import { type Session, type SessionNews, SignInFailure } from './session';
import type { OpenedSession } from './sign-in';
import { type Credential, ownerOf, type StoragePort, type TokenVault } from './token-vault';

/**
 * - `restoring`: an earlier load of this tab kept a token, and GitLab is being asked about it.
 * - `interrupted`: the token is gone in the middle of work, because GitLab refused it or the page was
 *   locked. The session and the work on screen stay until the user signs in again or out.
 */
export type SessionState =
  | {
      readonly kind: 'signed-out';
      readonly reason: SignedOutReason;
      /** Why signing in with GitLab's answer failed. */
      readonly failure?: unknown;
      /** Whether GitLab has ended the tokens that it gave; missing for one that a person pasted. */
      readonly revocation?: Revocation;
    }
  | { readonly kind: 'restoring' }
  | { readonly kind: 'signed-in'; readonly session: Session }
  | {
      readonly kind: 'interrupted';
      readonly session: Session;
      readonly reason: 'refused' | 'locked';
    };

export type SignedOutReason = 'new' | 'signed-out' | 'expired';

export type Revocation = {
  readonly instance: InstanceUrl;
  readonly state: 'asked' | 'done' | 'failed';
};

export type SignInInput = Credential & {
  readonly instance: InstanceUrl;
  readonly keep: boolean;
};

export type SessionStore = {
  getSnapshot(): SessionState;
  subscribe(listener: () => void): () => void;
  /** Rejects with SignInFailure; the state stays as it was then. */
  signIn(input: SignInInput): Promise<void>;
  /** After an interruption: the same user of the same GitLab, with a new token. Rejects with SignInFailure. */
  signInAgain(credential: Credential): Promise<void>;
  /** Forgets the token and keeps the work: `signInAgain` goes on. Reaches the user's other tabs. */
  lock(): void;
  /** Reaches the user's other tabs, and ends at GitLab what it gave by OAuth. */
  signOut(): void;
  /** Ends the sessions of all tabs: everything that this browser keeps is about to be removed. */
  forget(): void;
  lastInstance(): string | null;
};

export type SessionPorts = {
  /** Where it is remembered what a GitLab lacks and was asked first; nothing of it is secret. */
  readonly browser?: StoragePort;
  readonly fetch?: typeof fetch;
  /** Messages of other tabs. */
  readonly news?: TabChannel<SessionNews>;
  /** Awaited before the first request to an instance. */
  readonly prepare?: (instance: InstanceUrl) => Promise<void>;
  /** Where it is kept, in this tab, what a sign-in at GitLab began with. */
  readonly tab?: StoragePort;
  /** What GitLab led back to this page with. */
  readonly answer?: string | null;
};

export function createSessionStore(vault: TokenVault, ports: SessionPorts = {}): SessionStore {
  const { news, prepare, browser = null, tab = null, answer = null } = ports;
  const { getSnapshot, setState, subscribe } = createStore<SessionState>({
    kind: 'signed-out',
    reason: 'new',
  });
  let keeping = false;

  function currentSession(): Session | null {
    const state = getSnapshot();
    return state.kind === 'signed-in' || state.kind === 'interrupted' ? state.session : null;
  }

  function interrupt(reason: 'refused' | 'locked'): void {
    const session = currentSession();
    if (session === null) return;
    // A page whose token was refused can still be locked.
    if (getSnapshot().kind === 'interrupted' && reason === 'refused') return;
    if (reason === 'locked') void revoke(session);
    vault.clear();
    setState({ kind: 'interrupted', session, reason });
  }

  /** Ends at GitLab what it gave by OAuth, whoever waits for it; null for a pasted token. */
  function revoke({ instance }: Session): Promise<boolean> | null {
    const [token, grant] = [vault.token(), vault.grant()];
    if (token === null || grant === null) return null;
    return import('./oauth/protocol').then(
      ({ revokePair }) => revokePair(instance, { token, grant }),
      () => false,
    );
  }

  function endHere(): void {
    const session = currentSession();
    if (session) forgetFirstQuestions(browser, ownerOf(session.instance, session.user.id));
    const revoking = session && revoke(session);
    vault.clear();
    void session?.client.clearStore();
    const ended = { kind: 'signed-out', reason: 'signed-out' } as const;
    if (!revoking) {
      setState(ended);
      return;
    }
    const { instance } = session;
    const asked = { ...ended, revocation: { instance, state: 'asked' } } as const;
    setState(asked);
    void revoking.then((isDone) => {
      if (getSnapshot() !== asked) return;
      setState({ ...ended, revocation: { instance, state: isDone ? 'done' : 'failed' } });
    });
  }

  /** From now on no other tab of this user has a token either, also those that sleep. */
  function tellOtherTabs(kind: 'signed-out' | 'locked'): void {
    const session = currentSession();
    if (session === null || isDemoInstance(session.instance)) return;
    vault.end(session.instance, session.user.id);
    news?.post({ kind, instance: session.instance, userId: session.user.id });
  }

  function hear(message: SessionNews): void {
    const session = currentSession();
    if (session === null) return;
    if (message.kind === 'forgotten') {
      endHere();
      return;
    }
    if (message.instance !== session.instance || message.userId !== session.user.id) return;
    if (message.kind === 'locked') interrupt('locked');
    else endHere();
  }

  /**
   * Opens a session with a candidate token, which only goes to the vault once GitLab has taken it; null for the
   * one that is in the vault.
   */
  async function open(instance: InstanceUrl, candidate: Credential | null): Promise<OpenedSession> {
    // With it comes the whole GraphQL client, which the sign-in page can be shown without.
    const { openSession } = await import('./sign-in').catch((): never => {
      throw new SignInFailure('app-incomplete');
    });
    await prepare?.(instance);
    let accepted = candidate === null;
    const opened = await openSession({
      instance,
      token: () => (accepted ? vault.token() : (candidate?.token ?? null)),
      scopes: (candidate ?? { grant: vault.grant() }).grant?.scopes,
      vault,
      onUnauthorized: () => {
        if (accepted) interrupt('refused');
      },
      ...(ports.browser ? { browser: ports.browser } : {}),
      ...(ports.fetch ? { fetch: ports.fetch } : {}),
    });
    accepted = true;
    return opened;
  }

  async function signIn({ instance, token, grant, keep }: SignInInput): Promise<void> {
    const opened = await open(instance, { token, grant });
    keeping = keep;
    vault.put({ instance, token, grant }, keep, opened.session.user.id);
    enter(opened);
  }

  function enter({ session, known }: OpenedSession): void {
    setState({ kind: 'signed-in', session });
    void known.then((whole) => {
      const state = getSnapshot();
      // Meanwhile the user has signed out, or in again with another token.
      if (!('session' in state) || state.session !== session) return;
      setState({ ...state, session: whole });
    });
  }

  /** Signs in with what GitLab has answered to this page. */
  async function arriveWith(answer: string): Promise<void> {
    setState({ kind: 'restoring' });
    try {
      const { arrive } = await import('./oauth/arrival');
      const input = await arrive(answer, tab);
      if (input) await signIn(input);
      else await restore();
    } catch (failure) {
      setState({ kind: 'signed-out', reason: 'new', failure });
    }
  }

  async function restore(): Promise<void> {
    const kept = vault.kept();
    if (!kept) {
      setState({ kind: 'signed-out', reason: 'new' });
      return;
    }
    setState({ kind: 'restoring' });
    vault.resume();
    try {
      const opened = await open(kept.instance, null);
      // Meanwhile another tab has signed out or locked.
      if (vault.kept() === null) {
        vault.clear();
        setState({ kind: 'signed-out', reason: 'signed-out' });
        return;
      }
      keeping = true;
      const { instance } = kept;
      const [token, grant] = [vault.token() ?? kept.token, vault.grant() ?? undefined];
      // By the user whom GitLab has named.
      vault.put({ instance, token, grant }, true, opened.session.user.id);
      enter(opened);
    } catch (error) {
      const dead = error instanceof SignInFailure && error.code.startsWith('token-');
      vault.clear(dead ? undefined : 'only memory');
      setState({ kind: 'signed-out', reason: dead ? 'expired' : 'new' });
    }
  }

  news?.subscribe(hear);
  void (answer === null ? restore() : arriveWith(answer));

  return {
    getSnapshot,
    subscribe,
    signIn,
    async signInAgain(credential) {
      const interrupted = getSnapshot();
      if (interrupted.kind !== 'interrupted') return;
      const before = interrupted.session;
      const opened = await (await open(before.instance, credential)).known;
      // Signed out in another tab while GitLab was asked.
      const state = getSnapshot();
      if (state.kind !== 'interrupted' || state.session !== before) return;
      if (opened.user.id !== before.user.id) {
        throw new SignInFailure('token-other-user', { username: opened.user.username });
      }
      vault.put({ ...credential, instance: before.instance }, keeping, opened.user.id);
      // The client and its cache stay, so everything that hangs on them goes on.
      const { client, transport, capabilities, features } = before;
      capabilities.meet(opened.version);
      const session = { ...opened, client, transport, capabilities, features };
      setState({ kind: 'signed-in', session });
    },
    lock() {
      tellOtherTabs('locked');
      interrupt('locked');
    },
    signOut() {
      tellOtherTabs('signed-out');
      endHere();
    },
    forget() {
      news?.post({ kind: 'forgotten' });
      endHere();
    },
    lastInstance: () => vault.lastInstance(),
  };
}
