import { createStore, type Readable } from '../../lib/store';
import type { Clock } from '../clock';
import type { RosterSnapshot } from './roster-snapshot';
import type { UserTable } from './user-table';

/** Milliseconds between two notifications at most, and between two new arrays of users while loading. */
const NOTIFY_EVERY = 50;
const USERS_EVERY = 250;
const USERS_SELDOM = 1_500;

/** Everything of a snapshot that does not come from the table. */
export type RosterFacts = Omit<
  RosterSnapshot,
  'users' | 'version' | 'find' | 'holdersLoaded' | 'loaded' | 'total'
>;

export type RosterPublisher = Readable<RosterSnapshot> & {
  /** Progress, or users while loading: soon, together with what else happens until then. */
  soon(): void;
  /** Seats were confirmed: within the next notification. */
  next(): void;
  /** Everything, now. */
  now(): void;
  stop(): void;
};

/**
 * Makes snapshots out of a table and facts, at a pace that rendering can follow. Handing out users
 * means copying the array, and makes every filter and order be computed again; so while pages pour in
 * that happens less often the more users there are.
 */
export function createRosterPublisher(
  clock: Clock,
  table: () => UserTable,
  facts: () => RosterFacts,
): RosterPublisher {
  let shown: { readonly table: UserTable; readonly version: number } | null = null;
  let usersDue = true;
  let isStopped = false;
  const store = createStore(
    build({ users: [], version: 0, find: () => undefined, holdersLoaded: 0 }),
  );

  function build(
    users: Pick<RosterSnapshot, 'users' | 'version' | 'find' | 'holdersLoaded'>,
  ): RosterSnapshot {
    const known = facts();
    return {
      ...known,
      ...users,
      loaded: known.progress.reduce((sum, list) => sum + list.loaded, 0),
      total: known.progress.reduce<number | null>(
        (sum, list) => (sum === null || list.total === null ? null : sum + list.total),
        known.progress.length === 0 ? null : 0,
      ),
    };
  }

  function isShown(): boolean {
    const live = table();
    return shown?.table === live && shown.version === live.version;
  }

  function copy(): Pick<RosterSnapshot, 'users' | 'version' | 'find' | 'holdersLoaded'> {
    usersDue = false;
    const snapshot = store.getSnapshot();
    if (isShown()) return snapshot;
    const live = table();
    shown = { table: live, version: live.version };
    // A refresh that found nothing new makes another table of the same users.
    const same =
      live.users.length === snapshot.users.length &&
      live.users.every((user, index) => user === snapshot.users[index]);
    const users = same ? snapshot.users : live.users.slice();
    return {
      users,
      version: snapshot.version + (same ? 0 : 1),
      find: (id) => users[live.indexOf(id) ?? -1],
      holdersLoaded: live.holders,
    };
  }

  function publish(): void {
    if (isStopped) return;
    const { users, version, find, holdersLoaded } = usersDue ? copy() : store.getSnapshot();
    store.setState(build({ users, version, find, holdersLoaded }));
  }

  const notify = createThrottle(clock, () => NOTIFY_EVERY, publish);
  const users = createThrottle(
    clock,
    () => Math.min(USERS_SELDOM, Math.max(USERS_EVERY, table().users.length / 50)),
    () => {
      if (isShown()) return;
      usersDue = true;
      notify.request();
    },
  );

  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    soon() {
      const before = store.getSnapshot();
      users.request();
      // Not once more for the same page.
      if (store.getSnapshot() === before) notify.request();
    },
    next() {
      usersDue = true;
      notify.request();
    },
    now() {
      usersDue = true;
      notify.now();
    },
    stop() {
      users.stop();
      notify.stop();
      isStopped = true;
    },
  };
}

type Throttle = {
  /** Runs now, or at the end of the present interval; many requests make one run. */
  request(): void;
  /** Runs now. */
  now(): void;
  stop(): void;
};

/** At most one run per `every()` ms, except where `now` is asked for. */
export function createThrottle(clock: Clock, every: () => number, run: () => void): Throttle {
  const ending = new AbortController();
  let last = -Infinity;
  let pending = false;
  let waiting = false;

  function go(): void {
    pending = false;
    last = clock.now();
    run();
  }

  function request(): void {
    const rest = last + every() - clock.now();
    if (rest <= 0) {
      go();
      return;
    }
    pending = true;
    if (waiting) return;
    waiting = true;
    const wake = (): void => {
      waiting = false;
      if (pending && !ending.signal.aborted) request();
    };
    void clock.sleep(rest, ending.signal).then(wake, wake);
  }

  return { request, now: go, stop: () => ending.abort() };
}
