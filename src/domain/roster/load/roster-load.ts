import type { SeatGateway, UserList, UserPage, UserPageRequest } from '../../gateway';
import type { GatewayError } from '../../gateway-error';
import type { SeatUser } from '../../seat-user';
import type { Clock } from '../../clock';
import { createClosingCheck } from './closing-check';
import {
  answerPage,
  beginWalk,
  countSeen,
  failPage,
  isSound,
  isWalked,
  retryFailed,
  returnPage,
  takePage,
} from './paged-read';
import type { ListWalk, PageRef } from './paged-read';
import { createPagePool } from './page-pool';
import type { PagePool, PageSource } from './page-pool';
import type { RequestGate } from './request-limit';
import type { Mark } from '../roster-options';
import type { ListProgress, PartialCause, RosterFailure } from '../roster-snapshot';
import type { UserTable } from '../user-table';

/** Looks at a list that keeps shifting, the first one included. */
const MAX_LOOKS = 3;

export type LoadOutcome =
  | { readonly kind: 'complete'; readonly checkedBy: 'count' | 'walk' }
  | { readonly kind: 'partial'; readonly cause: PartialCause }
  | { readonly kind: 'failed'; readonly failure: RosterFailure };

export type LoadOptions = {
  readonly gateway: Pick<SeatGateway, 'listUsers' | 'features'>;
  readonly clock: Clock;
  readonly random: () => number;
  readonly gate: RequestGate;
  readonly nextMark: () => Mark;
  /** Where the users go. */
  readonly table: UserTable;
  readonly pageSize: number;
  /** More users than this are not loaded before `confirm()`. */
  readonly askAbove: number;
  /** A user as it is after what was confirmed later than `mark`. */
  readonly patched: (user: SeatUser, mark: Mark) => SeatUser;
  readonly events: {
    /** Users or progress changed. */
    readonly changed: () => void;
    readonly asked: () => void;
    readonly looking: (look: number) => void;
    readonly signedOut: () => void;
    /** This GitLab turned out to lack the seat filter: it has other lists, to be read by another load. */
    readonly lacksFilter: () => void;
    readonly settled: (outcome: LoadOutcome) => void;
  };
};

/** One load of all lists, from the first page to the closing check. */
export type RosterLoad = {
  start(): void;
  confirm(): void;
  pause(): void;
  resume(): void;
  /** Stops; after `retry()` it can go on where it stopped. */
  cancel(): void;
  /** Makes ready to ask again for what failed, or to look again at what shifted; `start()` does it. */
  retry(): void;
  progress(): readonly ListProgress[];
  failures(): readonly RosterFailure[];
  /** Whether a user was met in the present look, or came from elsewhere since it began. */
  readonly isCurrent: (id: string) => boolean;
};

type PageTask = { readonly kind: 'page'; readonly list: UserList; readonly ref: PageRef };

type Task = PageTask | { readonly kind: 'count'; readonly list: UserList };

function failureOf(task: Task, error: GatewayError): RosterFailure {
  return {
    list: task.list,
    page: task.kind === 'page' ? task.ref.page : null,
    kind: error.kind,
    message: error.message,
    requestId: error.details.requestId ?? null,
    ...(error.details.said === undefined ? {} : { said: error.details.said }),
  };
}

export function createRosterLoad(options: LoadOptions): RosterLoad {
  const { gateway, table, events, nextMark, pageSize } = options;
  const { seatFilter } = gateway.features;
  const lists: readonly UserList[] = seatFilter ? ['holders', 'free'] : ['eligible'];
  let walks: readonly ListWalk[] = lists.map((list) => beginWalk(list, nextMark()));
  let look = 1;
  let lookBegan = nextMark();
  let confirmed = false;
  const closing = createClosingCheck();
  let pool: PagePool<Task> | null = null;
  /** The first page without seats, when it overtook the first one with seats: holders come first. */
  let early: { readonly task: PageTask; readonly page: UserPage; readonly mark: Mark } | null =
    null;

  const update = (list: UserList, change: (walk: ListWalk) => ListWalk): void => {
    walks = walks.map((walk) => (walk.list === list ? change(walk) : walk));
  };

  function mustAsk(): boolean {
    const size = walks.reduce((sum, walk) => sum + Math.max(walk.total ?? 0, walk.loaded), 0);
    return !confirmed && size > options.askAbove;
  }

  function next(): Task | null {
    // Nothing but first pages until all of them tell how much there is.
    const waiting = walks.some((walk) => !walk.begun && walk.failed.length === 0);
    if (!waiting) {
      if (mustAsk()) return null;
      // Decided once: a list that grows a little while it is read asks no late question.
      confirmed ||= walks.every((walk) => walk.total !== null);
    }
    for (const walk of walks) {
      if (waiting && walk.begun) continue;
      const taken = takePage(walk);
      if (taken === null) continue;
      update(walk.list, () => taken[1]);
      return { kind: 'page', list: walk.list, ref: taken[0] };
    }
    const list = waiting ? null : closing.next(walks);
    return list === null ? null : { kind: 'count', list };
  }

  function requestOf(task: Task): UserPageRequest {
    const after = task.kind === 'page' ? task.ref.after : null;
    const first = task.kind === 'page' ? pageSize : 1;
    // By id, newcomers land at the end, where they move nobody.
    return { list: task.list, first, after, sort: 'ID_ASC' };
  }

  function takeIn(task: PageTask, page: UserPage, mark: Mark): void {
    const mine = walks.find((walk) => walk.list === task.list);
    if (mine === undefined) return;
    const others = walks.filter((walk) => walk !== mine);
    if (!mine.begun) closing.began(task.list);
    let [fresh, repeated, crossed] = [0, 0, 0];
    for (const user of page.users) {
      table.put(options.patched(user, mark), mark);
      const meeting = table.meet(user.id, mine, others);
      if (meeting === 'repeated') repeated += 1;
      else fresh += 1;
      if (meeting === 'crossed') crossed += 1;
    }
    update(task.list, (walk) => answerPage(walk, task.ref, page, { fresh, repeated }));
    // Somebody moved from one list to the other, and with them everybody behind.
    if (crossed > 0) walks = walks.map((walk) => ({ ...walk, shifted: true }));
  }

  function isTooEarly(task: PageTask): boolean {
    const awaited = walks.some(
      ({ list, begun, failed }) => list === 'holders' && !begun && failed.length === 0,
    );
    return task.list === 'free' && awaited;
  }

  function takeInEarly(): void {
    if (early === null || isTooEarly(early.task)) return;
    const { task, page, mark } = early;
    early = null;
    takeIn(task, page, mark);
  }

  function settle(outcome: LoadOutcome): void {
    putBack(pool?.stop() ?? []);
    pool = null;
    events.settled(outcome);
  }

  function putBack(tasks: readonly Task[]): void {
    for (const task of tasks) {
      if (task.kind === 'page') update(task.list, (walk) => returnPage(walk, task.ref));
    }
    const overtaken = early?.task;
    early = null;
    if (overtaken) update(overtaken.list, (walk) => returnPage(walk, overtaken.ref));
  }

  function lookAgain(): void {
    closing.reset();
    lookBegan = nextMark();
    walks = walks.map((walk) => {
      if (isSound(walk)) return walk;
      return beginWalk(walk.list, nextMark(), walk.trusting);
    });
  }

  function drained(): void {
    if (!walks.every(isWalked)) {
      events.asked();
      return;
    }
    if (failures().length > 0) {
      settle({ kind: 'partial', cause: 'failures' });
      return;
    }
    if (walks.every(isSound)) {
      const checkedBy = walks.every((walk) => walk.total !== null) ? 'count' : 'walk';
      settle({ kind: 'complete', checkedBy });
    } else if (look < MAX_LOOKS) {
      look += 1;
      lookAgain();
      events.looking(look);
      pool?.pump();
    } else {
      settle({ kind: 'partial', cause: 'shifted' });
    }
  }

  const source: PageSource<Task> = {
    next,
    requestOf,
    answered(task, page, mark) {
      if (task.kind === 'page' && isTooEarly(task)) {
        early = { task, page, mark };
      } else if (task.kind === 'page') {
        takeIn(task, page, mark);
        takeInEarly();
      } else {
        closing.answered();
        update(task.list, (walk) => countSeen(walk, page.count));
      }
      events.changed();
    },
    gaveUp(task, error) {
      const failure = failureOf(task, error);
      if (task.kind === 'page') {
        update(task.list, (walk) => failPage(walk, task.ref, failure));
        takeInEarly();
      } else {
        closing.failed(failure);
      }
      events.changed();
    },
    refused(task, error) {
      if (seatFilter && !gateway.features.seatFilter) events.lacksFilter();
      else settle({ kind: 'failed', failure: failureOf(task, error) });
    },
    signedOut: events.signedOut,
    drained,
    collapsed: () => settle({ kind: 'partial', cause: 'failures' }),
    paced: events.changed,
  };

  function failures(): readonly RosterFailure[] {
    const pages = walks.flatMap((walk) => walk.failed.map(({ failure }) => failure));
    return [...pages, ...closing.failures];
  }

  function start(): void {
    pool = createPagePool({ ...options, source });
    pool.pump();
  }

  return {
    start,
    confirm() {
      confirmed = true;
      pool?.pump();
    },
    pause: () => pool?.pause(),
    resume: () => pool?.resume(),
    cancel() {
      putBack(pool?.stop() ?? []);
      pool = null;
    },
    retry() {
      closing.reset();
      walks = walks.map(retryFailed);
      look = 1;
      if (walks.every(isWalked) && !walks.every(isSound)) lookAgain();
    },
    progress: () =>
      walks.map((walk) => ({
        list: walk.list,
        loaded: walk.loaded,
        total: walk.total,
        done: isSound(walk),
      })),
    failures,
    isCurrent: (id) => table.isCurrent(id, walks, lookBegan),
  };
}
