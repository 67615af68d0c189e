import { parseInstanceUrl, type InstanceUrl } from './instance-url';

const KEPT = 'duo-seats:session';
const LAST_INSTANCE = 'duo-seats:gitlab-url';

export type KeptSession = { readonly instance: InstanceUrl; readonly token: string };

/** The parts of Web Storage we use; null where the browser forbids it. */
export type StoragePort = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null;

/**
 * Where the token lives: in this closure, and in sessionStorage (this tab only) when the person ticked
 * "Keep me signed in in this tab". The address of the last GitLab is remembered across visits, the token never.
 */
export type TokenVault = {
  token(): string | null;
  put(session: KeptSession, keep: boolean): void;
  /** Forgets the token everywhere. */
  clear(): void;
  /** What an earlier load of this tab kept. */
  kept(): KeptSession | null;
  lastInstance(): string | null;
};

export function createTokenVault(tab: StoragePort, browser: StoragePort): TokenVault {
  let secret: string | null = null;
  return {
    token: () => secret,
    put(session, keep) {
      secret = session.token;
      write(browser, LAST_INSTANCE, session.instance);
      if (keep) write(tab, KEPT, JSON.stringify(session));
      else remove(tab, KEPT);
    },
    clear() {
      secret = null;
      remove(tab, KEPT);
    },
    kept() {
      try {
        const stored: unknown = JSON.parse(tab?.getItem(KEPT) ?? 'null');
        if (typeof stored !== 'object' || stored === null) return null;
        const { instance, token } = stored as Record<string, unknown>;
        if (typeof instance !== 'string' || typeof token !== 'string') return null;
        // The token goes nowhere that a person could not have typed.
        const parsed = parseInstanceUrl(instance);
        return parsed.ok && parsed.url === instance ? { instance: parsed.url, token } : null;
      } catch {
        return null;
      }
    },
    lastInstance() {
      try {
        return browser?.getItem(LAST_INSTANCE) ?? null;
      } catch {
        return null;
      }
    },
  };
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
