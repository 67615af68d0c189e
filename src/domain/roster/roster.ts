import { createRequestLimit } from './load/request-limit';
import { createRosterLoad } from './load/roster-load';
import type { LoadOutcome, RosterLoad } from './load/roster-load';
import { ASK_ABOVE, type RequestSeq, type Roster, type RosterOptions } from './roster-options';
import { createRosterPublisher } from './roster-publisher';
import {
  isUnderway,
  type ListProgress,
  type RosterStatus,
  type StatusEvent,
  statusReducer,
} from './roster-snapshot';
import type { PrivateEmail, SeatUser } from '../seat-user';
import { createSeatPatches, createUserTable, type UserTable } from './user-table';
import { searchServer } from './load/server-search';

/**
 * All users of a purchase. Reads holders first, then the rest: in parallel where GitLab's cursors prove
 * to be offsets, and page after page otherwise. The users are the same either way.
 * `complete` means that all pages came, no user came twice, and GitLab's counts equal what was read and
 * never fell between the first page and a closing check. One user who leaves a list and another who joins
 * it between the same two answers go unnoticed; GitLab offers nothing to detect that.
 * @see https://docs.gitlab.com/api/graphql/reference/#addonuserconnection
 */
export function createRoster(options: RosterOptions): Roster {
  const { gateway, clock, random, purchase } = options;
  const requestLimit = createRequestLimit({
    concurrency: options.concurrency ?? 6,
    perMinute: options.requestsPerMinute ?? 1_500,
    random,
  });
  const patches = createSeatPatches();
  let emails: ReadonlyMap<string, PrivateEmail> = new Map();

  let requestSeq: RequestSeq = 0;
  let status: RosterStatus = { kind: 'idle' };
  /** The users that are shown. */
  let table = createUserTable();
  /** The users that a refresh is reading. */
  let staging: UserTable | null = null;
  let load: RosterLoad | null = null;
  let loadBegan: RequestSeq = 0;
  /** Where a canceled refresh goes back to. */
  let statusBefore: RosterStatus = status;
  let confirmed = false;
  /** Whether `table` is the result of a complete load, and when that ended. */
  let asOf: number | null = null;
  let holdersAsOf: number | null = null;
  let startedAt: number | null = null;
  let progress: readonly ListProgress[] = [];

  const publisher = createRosterPublisher(
    clock,
    () => table,
    () => ({
      status,
      usersComplete: asOf !== null,
      holders: !gateway.features.seatFilter
        ? 'eligible-only'
        : holdersAsOf === null
          ? 'incomplete'
          : 'complete',
      asOf,
      holdersAsOf,
      stale: asOf !== null && status.kind !== 'complete',
      startedAt,
      progress,
      failures: status.kind === 'failed' ? [status.failure] : (load?.failures() ?? []),
      slowedUntil: requestLimit.slowedUntil(clock.now()),
    }),
  );

  function withEmail(user: SeatUser): SeatUser {
    const privateEmail = emails.get(user.id);
    return privateEmail === user.privateEmail ? user : { ...user, privateEmail };
  }

  /** A user of the answer to a request, with what is known besides. */
  function completed(user: SeatUser, readAt: RequestSeq): SeatUser {
    return withEmail(patches.apply(user, readAt));
  }

  const nextSeq = (): RequestSeq => {
    requestSeq += 1;
    return requestSeq;
  };

  function setState(event: StatusEvent): void {
    status = statusReducer(status, event);
    publisher.now();
  }

  /** Takes over the progress of the load. */
  function follow(): void {
    if (load === null) return;
    progress = load.progress();
    if (asOf !== null) return;
    const done = progress.some((list) => list.list === 'holders' && list.done);
    holdersAsOf = done ? (holdersAsOf ?? clock.now()) : null;
  }

  function begin(): void {
    load?.cancel();
    const refreshing = asOf !== null;
    staging = refreshing ? createUserTable(table) : null;
    startedAt = clock.now();
    loadBegan = nextSeq();
    const mine = createRosterLoad({
      gateway,
      clock,
      random,
      requestLimit,
      nextSeq,
      table: staging ?? table,
      pageSize: options.pageSize ?? 100,
      askAbove: options.askAbove ?? ASK_ABOVE,
      patched: completed,
      events: {
        changed() {
          const before = holdersAsOf;
          follow();
          // Publish the users together with the flag that all holders are there.
          if (before === holdersAsOf) publisher.soon();
          else publisher.next();
        },
        needsConfirmation: () => setState({ type: 'asked' }),
        passStarted(pass) {
          follow();
          setState({ type: 'pass-started', pass });
        },
        signedOut: () => setState({ type: 'paused', reason: 'auth' }),
        filterUnavailable: begin,
        settled: (outcome) => settled(mine, outcome),
      },
    });
    load = mine;
    if (refreshing || confirmed) mine.confirm();
    follow();
    setState({ type: 'started', refreshing });
    mine.start();
  }

  function settled(mine: RosterLoad, outcome: LoadOutcome): void {
    follow();
    if (outcome.kind === 'complete') {
      if (staging !== null) {
        table = table.succeededBy(staging, mine.isCurrent);
      } else if (!table.users.every(({ id }) => mine.isCurrent(id))) {
        table = table.filter(mine.isCurrent);
      }
      patches.forgetBefore(loadBegan);
      asOf = clock.now();
      if (gateway.features.seatFilter) holdersAsOf = asOf;
    }
    // Partial: kept for `retry()` to go on with.
    if (outcome.kind !== 'partial') {
      staging = null;
      load = null;
    }
    setState({ type: 'settled', status: outcome });
  }

  function cancel(): void {
    if (load === null || !(isUnderway(status) || status.kind === 'asking')) return;
    load.cancel();
    if (staging !== null) {
      staging = null;
      load = null;
      setState({ type: 'settled', status: statusBefore });
    } else {
      setState({ type: 'settled', status: { kind: 'partial', cause: 'canceled' } });
    }
  }

  function again(): void {
    if (isUnderway(status)) return;
    statusBefore = status;
    begin();
  }

  return {
    purchase,
    getSnapshot: publisher.getSnapshot,
    subscribe: publisher.subscribe,
    load(choice = {}) {
      confirmed ||= choice.confirmed === true;
      if (status.kind === 'idle') {
        begin();
      } else if (status.kind === 'asking' && confirmed) {
        setState({ type: 'resumed' });
        load?.confirm();
      }
    },
    pause() {
      if (status.kind !== 'loading') return;
      load?.pause();
      setState({ type: 'paused', reason: 'user' });
    },
    resume() {
      if (status.kind !== 'paused') return;
      setState({ type: 'resumed' });
      load?.resume();
    },
    cancel,
    refresh: again,
    retry() {
      if (status.kind === 'failed' || (status.kind === 'partial' && load === null)) again();
      if (status.kind !== 'partial' || load === null) return;
      if (confirmed) load.confirm();
      load.retry();
      follow();
      setState({ type: 'started', refreshing: staging !== null });
      load.start();
    },
    patch(seats) {
      const now = nextSeq();
      for (const [id, holdsSeat] of seats) {
        patches.set(id, holdsSeat, now);
        table.setSeat(id, holdsSeat);
        staging?.setSeat(id, holdsSeat);
      }
      publisher.next();
    },
    patchUsers(users, readAt = nextSeq()) {
      for (const read of users) {
        const user = completed(read, readAt);
        table.put(user, readAt);
        staging?.put(user, readAt);
      }
      publisher.next();
    },
    setEmails(next) {
      if (next === emails) return;
      emails = next;
      table.revise(withEmail);
      staging?.revise(withEmail);
      publisher.next();
    },
    requestSeq: nextSeq,
    async search(text, choice) {
      const readAt = nextSeq();
      const result = await searchServer(gateway, text, choice);
      return { ...result, users: result.users.map((user) => completed(user, readAt)) };
    },
    dispose() {
      load?.cancel();
      publisher.stop();
    },
  };
}
