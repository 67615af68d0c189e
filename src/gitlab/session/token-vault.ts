import * as v from 'valibot';
import { newId } from '../../lib/new-id';
import { isDemoInstance, parseInstanceUrl, type InstanceUrl } from './instance-url';

const KEPT = 'duo-seats:session';
const LAST_INSTANCE = 'duo-seats:gitlab-url';
const OPEN = 'duo-seats:kept-sessions';
/** Kept sessions that are remembered, the latest. */
const MOST_OPEN = 50;

const Kept = v.object({ id: v.string(), instance: v.string(), token: v.string() });
/** `owner` is an instance and a user of it. */
const Open = v.object({ id: v.string(), owner: v.string() });

export type KeptSession = { readonly instance: InstanceUrl; readonly token: string };

/** The parts of Web Storage we use; null where the browser forbids it. */
export type StoragePort = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null;

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
  put(session: KeptSession, keep: boolean, userId: string): void;
  /** Forgets the token in this tab. */
  clear(): void;
  /** From now on no tab restores a token that was kept for this user. */
  end(instance: string, userId: string): void;
  /** What an earlier load of this tab kept, or the tab that opened it. */
  kept(): KeptSession | null;
  lastInstance(): string | null;
};

export function createTokenVault(tab: StoragePort, browser: StoragePort): TokenVault {
  let secret: string | null = null;

  function readOpen(): readonly v.InferOutput<typeof Open>[] {
    const stored = readJson(browser, OPEN);
    return Array.isArray(stored) ? stored.filter((one) => v.is(Open, one)) : [];
  }

  function writeOpen(sessions: readonly v.InferOutput<typeof Open>[]): void {
    if (sessions.length === 0) remove(browser, OPEN);
    else write(browser, OPEN, JSON.stringify(sessions.slice(-MOST_OPEN)));
  }

  function keep(session: KeptSession, owner: string): void {
    const before = v.safeParse(Kept, readJson(tab, KEPT));
    const id = before.success ? before.output.id : newId();
    writeOpen([...readOpen().filter((one) => one.id !== id), { id, owner }]);
    write(tab, KEPT, JSON.stringify({ id, ...session }));
  }

  return {
    token: () => secret,
    put(session, isKept, userId) {
      secret = session.token;
      if (!isDemoInstance(session.instance)) write(browser, LAST_INSTANCE, session.instance);
      if (isKept) keep(session, ownerOf(session.instance, userId));
      else remove(tab, KEPT);
    },
    clear() {
      secret = null;
      remove(tab, KEPT);
    },
    end(instance, userId) {
      const owner = ownerOf(instance, userId);
      writeOpen(readOpen().filter((one) => one.owner !== owner));
    },
    kept() {
      const stored = v.safeParse(Kept, readJson(tab, KEPT));
      if (!stored.success) return null;
      const { id, instance, token } = stored.output;
      if (!readOpen().some((one) => one.id === id)) {
        remove(tab, KEPT);
        return null;
      }
      // The token goes nowhere that a person could not have typed.
      const parsed = parseInstanceUrl(instance);
      return parsed.ok && parsed.url === instance ? { instance: parsed.url, token } : null;
    },
    lastInstance() {
      const last = read(browser, LAST_INSTANCE);
      // Once the demo's address was remembered too.
      return last === null || isDemoInstance(last) ? null : last;
    },
  };
}

const ownerOf = (instance: string, userId: string) => `${instance} ${userId}`;

function readJson(storage: StoragePort, key: string): unknown {
  try {
    return JSON.parse(read(storage, key) ?? 'null');
  } catch {
    return null;
  }
}

function read(storage: StoragePort, key: string): string | null {
  try {
    return storage?.getItem(key) ?? null;
  } catch {
    return null;
  }
}

/** Storage can be full or forbidden: being remembered is a comfort, never a condition. */
function write(storage: StoragePort, key: string, value: string): void {
  try {
    storage?.setItem(key, value);
  } catch {
    // Not remembered.
  }
}

function remove(storage: StoragePort, key: string): void {
  try {
    storage?.removeItem(key);
  } catch {
    // Nothing was remembered either.
  }
}
