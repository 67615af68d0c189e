import * as v from 'valibot';
import { newId } from '../../lib/new-id';
import { guardStorage, parseJson, type WebStorage } from '../../lib/setting';
import { isDemoInstance, parseInstanceUrl, type InstanceUrl } from './instance-url';

const KEPT = 'duo-seats:session';
const LAST_INSTANCE = 'duo-seats:gitlab-url';
const OPEN = 'duo-seats:kept-sessions';
/** Kept sessions that are remembered, the latest. */
const MOST_OPEN = 50;

const Kept = v.object({ id: v.string(), instance: v.string(), token: v.string() });
/** `owner` is an instance and a user of it. */
const Open = v.object({ id: v.string(), owner: v.string() });

type SessionToKeep = { readonly instance: InstanceUrl; readonly token: string };

/** `owner` is as `ownerOf` names it. */
export type KeptSession = SessionToKeep & { readonly owner: string };

/** The parts of Web Storage we use; null where the browser forbids it. */
export type StoragePort = WebStorage | null;

/**
 * Where the token lives: in this closure, and in sessionStorage (this tab only) when the person ticked
 * "Keep me signed in in this tab". The address of the last GitLab is remembered across visits, the token never.
 *
 * Browsers copy the sessionStorage of a tab to those that it opens, and one that sleeps hears of no
 * sign-out. So a kept token counts only while localStorage, which all tabs share, names its session.
 */
export type TokenVault = {
  token(): string | null;
  /** @param userId whose token it is, by GitLab's global ID. */
  put(session: SessionToKeep, keep: boolean, userId: string): void;
  /** Forgets the token in this tab. */
  clear(): void;
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
  let secret: string | null = null;

  function readOpen(): readonly v.InferOutput<typeof Open>[] {
    const stored = parseJson(browser.get(OPEN));
    return Array.isArray(stored) ? stored.filter((one) => v.is(Open, one)) : [];
  }

  function writeOpen(sessions: readonly v.InferOutput<typeof Open>[]): void {
    browser.set(OPEN, sessions.length === 0 ? null : JSON.stringify(sessions.slice(-MOST_OPEN)));
  }

  function keep({ instance, token }: SessionToKeep, owner: string): void {
    const before = v.safeParse(Kept, parseJson(tab.get(KEPT)));
    const id = before.success ? before.output.id : newId();
    writeOpen([...readOpen().filter((one) => one.id !== id), { id, owner }]);
    tab.set(KEPT, JSON.stringify({ id, instance, token }));
  }

  return {
    token: () => secret,
    put(session, isKept, userId) {
      secret = session.token;
      if (!isDemoInstance(session.instance)) browser.set(LAST_INSTANCE, session.instance);
      if (isKept) keep(session, ownerOf(session.instance, userId));
      else tab.set(KEPT, null);
    },
    clear() {
      secret = null;
      tab.set(KEPT, null);
    },
    end(instance, userId) {
      const owner = ownerOf(instance, userId);
      writeOpen(readOpen().filter((one) => one.owner !== owner));
    },
    kept() {
      const stored = v.safeParse(Kept, parseJson(tab.get(KEPT)));
      if (!stored.success) return null;
      const { id, instance, token } = stored.output;
      const open = readOpen().find((one) => one.id === id);
      if (!open) {
        tab.set(KEPT, null);
        return null;
      }
      // The token goes nowhere that a person could not have typed.
      const parsed = parseInstanceUrl(instance);
      const isSame = parsed.ok && parsed.url === instance;
      return isSame ? { instance: parsed.url, token, owner: open.owner } : null;
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
