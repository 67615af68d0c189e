import { type ProtectionRule, readRules } from '../domain/plan/protected-users';
import { attempt, openDatabase, type OpenDatabase } from './database';

/** The rules about protected users of one purchase. */
export type ProtectedUsersStore = {
  /** Null when rules are stored that cannot be read: that does not mean that no user is protected. */
  load(): Promise<readonly ProtectionRule[] | null>;
  /** Resolves to whether they are stored; otherwise they are kept until the page goes. */
  save(rules: readonly ProtectionRule[]): Promise<boolean>;
};

/** Rules that could not be stored, by purchase. */
const unstored = new Map<string, readonly ProtectionRule[]>();

export function createProtectedUsersStore(
  instance: string,
  purchaseId: string,
  open: OpenDatabase = openDatabase,
): ProtectedUsersStore {
  const key = `${instance} ${purchaseId}`;
  return {
    async load() {
      const kept = unstored.get(key);
      if (kept) return kept;
      const stored = await attempt(async () => (await open()).get('protection', key), undefined);
      return stored === undefined ? [] : readRules(stored);
    },
    async save(rules) {
      const isStored = await attempt(async () => {
        await (await open()).put('protection', rules, key);
        return true;
      }, false);
      if (isStored) unstored.delete(key);
      else unstored.set(key, rules);
      return isStored;
    },
  };
}

/** Deletes the lists of all purchases, also those that cannot be read. Resolves to whether there are none now. */
export async function deleteProtectedUsers(open: OpenDatabase = openDatabase): Promise<boolean> {
  unstored.clear();
  return attempt(async () => {
    await (await open()).clear('protection');
    return true;
  }, false);
}
