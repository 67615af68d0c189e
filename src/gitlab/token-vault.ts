import * as v from 'valibot';
import { isDemoInstance, parseInstanceUrl, type InstanceUrl } from './instance-url';

const KEPT = 'duo-seats:session';
const LAST_INSTANCE = 'duo-seats:gitlab-url';
const ENDED = 'duo-seats:ended-sessions';
/** Endings remembered, the latest. */
const MOST_ENDED = 50;

const Kept = v.object({
  instance: v.string(),
  token: v.string(),
  userId: v.fallback(v.string(), ''),
  /** When it was kept, in ms since the epoch. */
  since: v.fallback(v.number(), 0),
});
const Ended = v.object({ instance: v.string(), userId: v.string(), at: v.number() });

export type KeptSession = { readonly instance: InstanceUrl; readonly token: string };

/** The parts of Web Storage we use; null where the browser forbids it. */
export type StoragePort = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null;

/**
 * Where the token lives: in this closure, and in sessionStorage (this tab only) when the person ticked
 * "Keep me signed in in this tab". The address of the last GitLab is remembered across visits, the token never.
 */
export type TokenVault = {
  token(): string | null;
  /** @param userId whose token it is, by GitLab's global ID. */
  put(session: KeptSession, keep: boolean, userId: string): void;
  /** Forgets the token everywhere. */
  clear(): void;
  /**
   * No token that any tab kept for this user until now is restored from now on: browsers copy what a tab
   * keeps to those that it opens, and a sleeping one hears of no sign-out.
   */
  end(instance: string, userId: string): void;
  /** What an earlier load of this tab kept, or the tab that opened it. */
  kept(): KeptSession | null;
  lastInstance(): string | null;
};

export function createTokenVault(tab: StoragePort, browser: StoragePort): TokenVault {
  let secret: string | null = null;
  return {
    token: () => secret,
    put(session, keep, userId) {
      secret = session.token;
      if (!isDemoInstance(session.instance)) write(browser, LAST_INSTANCE, session.instance);
      const kept: v.InferOutput<typeof Kept> = { ...session, userId, since: Date.now() };
      if (keep) write(tab, KEPT, JSON.stringify(kept));
      else remove(tab, KEPT);
    },
    clear() {
      secret = null;
      remove(tab, KEPT);
    },
    end(instance, userId) {
      const others = endings().filter((one) => one.instance !== instance || one.userId !== userId);
      const latest = [...others, { instance, userId, at: Date.now() }].slice(-MOST_ENDED);
      write(browser, ENDED, JSON.stringify(latest));
    },
    kept() {
      const stored = v.safeParse(Kept, readJson(tab, KEPT));
      if (!stored.success) return null;
      const { instance, token, userId, since } = stored.output;
      const isOver = endings().some(
        (one) =>
          one.instance === instance && (userId === '' || one.userId === userId) && one.at >= since,
      );
      if (isOver) {
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

  function endings(): readonly v.InferOutput<typeof Ended>[] {
    const stored = readJson(browser, ENDED);
    return Array.isArray(stored) ? stored.filter((one) => v.is(Ended, one)) : [];
  }
}

function read(storage: StoragePort, key: string): string | null {
  try {
    return storage?.getItem(key) ?? null;
  } catch {
    return null;
  }
}

function readJson(storage: StoragePort, key: string): unknown {
  try {
    return JSON.parse(read(storage, key) ?? 'null');
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
