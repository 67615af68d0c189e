import type { Purchase } from '../../src/domain/purchase';
import type { Roster } from '../../src/domain/roster/roster-options';
import type { RosterSnapshot } from '../../src/domain/roster/roster-snapshot';
import { createUserTable } from '../../src/domain/roster/user-table';
import type { SeatUser } from '../../src/domain/seat-user';

const PURCHASE: Purchase = {
  id: 'gid://gitlab/GitlabSubscriptions::AddOnPurchase/1',
  name: 'DUO_ENTERPRISE',
  purchasedQuantity: 60_000,
  assignedQuantity: 20_000,
};

/**
 * A roster as it is once everybody has been loaded, with all that it keeps of them. The peers are handed
 * an array, so the network is no part of it.
 */
export function createStillRoster(users: readonly SeatUser[]): Roster {
  const table = createUserTable();
  const read = { list: 'free', read: 1 } as const;
  for (const user of users) {
    table.put(user, 1);
    table.meet(user.id, read, []);
  }
  const copy = table.users.slice();
  const snapshot: RosterSnapshot = {
    status: { kind: 'complete', checkedBy: 'count' },
    users: copy,
    version: 1,
    find: (id) => copy[table.indexOf(id) ?? -1],
    holdersLoaded: table.holders,
    usersComplete: true,
    holders: 'complete',
    asOf: Date.now(),
    holdersAsOf: Date.now(),
    stale: false,
    startedAt: Date.now(),
    progress: [{ list: 'free', loaded: copy.length, total: copy.length, done: true }],
    loaded: copy.length,
    total: copy.length,
    failures: [],
    slowedUntil: null,
  };
  const nothing = () => undefined;
  return {
    purchase: PURCHASE,
    getSnapshot: () => snapshot,
    subscribe: () => nothing,
    load: nothing,
    pause: nothing,
    resume: nothing,
    cancel: nothing,
    refresh: nothing,
    retry: nothing,
    patch: nothing,
    patchUsers: nothing,
    requestSeq: () => 1,
    search: (text) =>
      Promise.resolve({ text, users: [], foundIn: new Map(), more: false, total: 0 }),
    dispose: nothing,
  };
}
