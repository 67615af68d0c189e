import type { Roster } from '../../../domain/roster/roster-options';
import type { RosterSnapshot, RosterStatus } from '../../../domain/roster/roster-snapshot';
import type { SeatUser } from '../../../domain/seat-user';
import { createStore } from '../../../lib/store';

type FakeRoster = Roster & {
  /** What GitLab finds, by the text searched for. */
  readonly onServer: Map<string, readonly SeatUser[]>;
  setState(users: readonly SeatUser[], status?: RosterStatus): void;
};

const COMPLETE: RosterStatus = { kind: 'complete', checkedBy: 'count' };

/** For tests: a roster with given users, and with what GitLab would find. */
export function createFakeRoster(first: readonly SeatUser[], status = COMPLETE): FakeRoster {
  const onServer = new Map<string, readonly SeatUser[]>();
  const store = createStore(snapshotOf(first, status, 1));
  const nothing = () => undefined;

  function setState(users: readonly SeatUser[], next = store.getSnapshot().status) {
    store.setState(({ version }) => snapshotOf(users, next, version + 1));
  }

  return {
    purchase: {
      id: 'gid://gitlab/GitlabSubscriptions::AddOnPurchase/3',
      name: 'CODE_SUGGESTIONS',
      purchasedQuantity: 10,
      assignedQuantity: 10,
    },
    onServer,
    setState,
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    search: (text) =>
      Promise.resolve({
        text,
        users: onServer.get(text) ?? [],
        foundIn: new Map(),
        more: false,
        total: null,
      }),
    patchUsers(users) {
      if (users.length === 0) return;
      const ids = new Set(users.map(({ id }) => id));
      setState([...store.getSnapshot().users.filter(({ id }) => !ids.has(id)), ...users]);
    },
    setEmails(emails) {
      const withEmail = (user: SeatUser) => ({ ...user, privateEmail: emails.get(user.id) });
      setState(store.getSnapshot().users.map(withEmail));
    },
    requestSeq: () => 1,
    load: () => setState(store.getSnapshot().users, COMPLETE),
    pause: nothing,
    resume: nothing,
    cancel: nothing,
    refresh: nothing,
    retry: nothing,
    patch: nothing,
    dispose: nothing,
  };
}

function snapshotOf(
  users: readonly SeatUser[],
  status: RosterStatus,
  version: number,
): RosterSnapshot {
  const complete = status.kind === 'complete';
  return {
    status,
    users,
    version,
    find: (id) => users.find((user) => user.id === id),
    holdersLoaded: users.filter(({ holdsSeat }) => holdsSeat).length,
    usersComplete: complete,
    holders: complete ? 'complete' : 'incomplete',
    asOf: complete ? 0 : null,
    holdersAsOf: complete ? 0 : null,
    stale: false,
    startedAt: 0,
    progress: [],
    loaded: users.length,
    total: complete ? users.length : 9_812,
    failures: [],
    slowedUntil: null,
  };
}
