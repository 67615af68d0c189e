import * as v from 'valibot';
import { newId } from '../../lib/new-id';
import { guardStorage, parseJson, type WebStorage } from '../../lib/setting';
import { isDemoInstance, parseInstanceUrl, type InstanceUrl } from './instance-url';
import { isOAuthGrant, type OAuthGrant } from './oauth/oauth-grant';

const KEPT = 'duo-seats:session';
const LAST_INSTANCE = 'duo-seats:gitlab-url';
const OPEN = 'duo-seats:kept-sessions';
/** Kept sessions that are remembered, the latest. */
const MOST_OPEN = 50;

/** `turn` counts how often the pair of tokens was renewed. */
const Turn = v.optional(v.number());
const Kept = v.object({
  id: v.string(),
  instance: v.string(),
  token: v.string(),
  grant: v.optional(v.custom<OAuthGrant>(isOAuthGrant)),
  turn: Turn,
});
/** `owner` is an instance and a user of it. */
const Open = v.object({ id: v.string(), owner: v.string(), turn: Turn });
type Open = v.InferOutput<typeof Open>;

/** A pair that was never renewed, and what an earlier version of this app kept, has no turn yet. */
const turnOf = (session: { readonly turn?: number | undefined } | null | undefined) =>
  session?.turn ?? 0;

/** `grant` comes with a token that GitLab gave by OAuth. */
export type Credential = { readonly token: string; readonly grant?: OAuthGrant | undefined };

type SessionToKeep = Credential & { readonly instance: InstanceUrl };

/** `owner` is as `ownerOf` names it. */
export type KeptSession = SessionToKeep & { readonly owner: string };

/** The parts of Web Storage we use; null where the browser forbids it. */
export type StoragePort = WebStorage | null;

/**
 * Where the token lives, and what renews it: in this closure, and in sessionStorage (this tab only) when the person ticked
 * "Keep me signed in in this tab". The address of the last GitLab is remembered across visits, the token never.
 *
 * Browsers copy the sessionStorage of a tab to those that it opens, and one that sleeps hears of no
 * sign-out. So a kept token counts only while localStorage, which all tabs share, names its session; and one that
 * is renewed only until the first of these tabs has renewed it, as GitLab then ends the pair of the others.
 */
export type TokenVault = {
  token(): string | null;
  /** What came with the token; null for one that a person pasted. */
  grant(): OAuthGrant | null;
  /** @param userId whose token it is, by GitLab's global ID. */
  put(session: SessionToKeep, keep: boolean, userId: string): void;
  /** Takes what `kept` names into memory. */
  resume(): void;
  /** Puts a renewed pair in the place of the old one. */
  renew(credential: Credential): void;
  /** Another tab with a copy of the pair has renewed it or let go of it, so this one is dead. */
  isSuperseded(): boolean;
  /** Names the session among tabs; nothing secret. */
  id(): string;
  /** Forgets the token in this tab; `onlyMemory` leaves what is kept for the next load. */
  clear(onlyMemory?: 'only memory'): void;
  /** From now on no tab restores a token that was kept for this user. */
  end(instance: string, userId: string): void;
  /** What an earlier load of this tab kept, or the tab that opened it. */
  kept(): KeptSession | null;
  lastInstance(): string | null;
};

export function createTokenVault(tabPort: StoragePort, browserPort: StoragePort): TokenVault {
  // Not a setting: where storage is forbidden, nothing but the token itself stays in memory.
  const tab = guardStorage(() => tabPort);
  const browser = guardStorage(() => browserPort);
  let held: Credential | null = null;
  const ownId = newId();

  function readOpen(): readonly Open[] {
    const stored = parseJson(browser.get(OPEN));
    return Array.isArray(stored) ? stored.filter((one) => v.is(Open, one)) : [];
  }

  function writeOpen(sessions: readonly Open[]): void {
    browser.set(OPEN, sessions.length === 0 ? null : JSON.stringify(sessions.slice(-MOST_OPEN)));
  }

  function readKept(): v.InferOutput<typeof Kept> | null {
    const stored = v.safeParse(Kept, parseJson(tab.get(KEPT)));
    return stored.success ? stored.output : null;
  }

  function openOf(id: string): Open | undefined {
    return readOpen().find((one) => one.id === id);
  }

  function keep({ instance, token, grant }: SessionToKeep, owner: string): void {
    const before = readKept();
    const id = before?.id ?? newId();
    const turn = turnOf(before) + (before && before.token !== token ? 1 : 0);
    const open = openOf(id);
    // Tabs that a browser restores at once see each other's entries late. None may drop those of another.
    if (open?.owner !== owner || turnOf(open) !== turn) {
      writeOpen([...readOpen().filter((one) => one.id !== id), { id, owner, turn }]);
    }
    tab.set(KEPT, JSON.stringify({ id, instance, token, grant, turn }));
  }

  function isSuperseded(): boolean {
    const kept = readKept();
    // Where the browser forbids to read it, there is nothing to go by.
    if (!kept?.grant || browser.get(OPEN) === undefined) return false;
    const open = openOf(kept.id);
    return open === undefined || turnOf(open) !== turnOf(kept);
  }

  return {
    token: () => held?.token ?? null,
    grant: () => held?.grant ?? null,
    isSuperseded,
    id: () => readKept()?.id ?? ownId,
    put(session, isKept, userId) {
      held = { token: session.token, grant: session.grant };
      if (!isDemoInstance(session.instance)) browser.set(LAST_INSTANCE, session.instance);
      if (isKept) keep(session, ownerOf(session.instance, userId));
      else tab.set(KEPT, null);
    },
    resume() {
      held = readKept();
    },
    renew(credential) {
      held = credential;
      const kept = readKept();
      const open = kept ? openOf(kept.id) : undefined;
      if (kept && open) keep({ ...credential, instance: kept.instance as InstanceUrl }, open.owner);
    },
    clear(onlyMemory) {
      held = null;
      if (onlyMemory) return;
      const kept = readKept();
      // A pair that one tab lets go of is dead in all that have a copy.
      if (kept?.grant) writeOpen(readOpen().filter(({ id }) => id !== kept.id));
      tab.set(KEPT, null);
    },
    end(instance, userId) {
      const owner = ownerOf(instance, userId);
      writeOpen(readOpen().filter((one) => one.owner !== owner));
    },
    kept() {
      const stored = readKept();
      if (!stored) return null;
      const { id, instance, token, grant } = stored;
      const open = openOf(id);
      if (!open || turnOf(open) !== turnOf(stored)) {
        tab.set(KEPT, null);
        return null;
      }
      // The token goes nowhere that a person could not have typed.
      const parsed = parseInstanceUrl(instance);
      const isSame = parsed.ok && parsed.url === instance;
      return isSame ? { instance: parsed.url, token, grant, owner: open.owner } : null;
    },
    lastInstance() {
      const last = browser.get(LAST_INSTANCE) ?? null;
      // Once the demo's address was remembered too.
      return last === null || isDemoInstance(last) ? null : last;
    },
  };
}

/** A user of an instance, by the user's global ID. */
export function ownerOf(instance: string, userId: string): string {
  return `${instance} ${userId}`;
}
