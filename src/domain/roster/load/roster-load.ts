import type { SeatGateway, UserList, UserPage, UserPageRequest } from '../../gateway';
import type { GatewayError } from '../../gateway-error';
import type { SeatUser } from '../../seat-user';
import type { Clock } from '../../clock';
import {
  answerPage,
  countSeen,
  createClosingCheck,
  failPage,
  isConsistent,
  isFinished,
  type PagedRead,
  type PageRef,
  retryFailed,
  returnPage,
  startRead,
  takePage,
} from './paged-read';
import { createPagePool } from './page-pool';
import type { PagePool, PageSource } from './page-pool';
import type { RequestLimit } from './request-limit';
import type { RequestSeq } from '../roster-options';
import type { ListProgress, PartialCause, RosterFailure } from '../roster-snapshot';
import type { UserTable } from '../user-table';

/** How often a list that keeps changing is read, the first time included. */
const MAX_PASSES = 3;

export type LoadOutcome =
  | { readonly kind: 'complete'; readonly checkedBy: 'count' | 'pages' }
  | { readonly kind: 'partial'; readonly cause: PartialCause }
  | { readonly kind: 'failed'; readonly failure: RosterFailure };

export type LoadOptions = {
  readonly gateway: Pick<SeatGateway, 'listUsers' | 'features'>;
  readonly clock: Clock;
  readonly random: () => number;
  readonly requestLimit: RequestLimit;
  readonly nextSeq: () => RequestSeq;
  /** Where the users go. */
  readonly table: UserTable;
  readonly pageSize: number;
  /** More users than this are not loaded before `confirm()`. */
  readonly askAbove: number;
  /** A user with the seat as confirmed after the request `requestSeq`. */
  readonly patched: (user: SeatUser, requestSeq: RequestSeq) => SeatUser;
  readonly events: {
    /** Users or progress changed. */
    readonly changed: () => void;
    /** There are more users than may be loaded without `confirm()`. */
    readonly needsConfirmation: () => void;
    readonly passStarted: (pass: number) => void;
    readonly signedOut: () => void;
    /** This GitLab turned out to lack the seat filter: it has other lists, to be read by another load. */
    readonly filterUnavailable: () => void;
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
  /** Queues what failed, or the lists that changed, for the next `start()`. */
  retry(): void;
  progress(): readonly ListProgress[];
  failures(): readonly RosterFailure[];
  /** Whether a user came in this pass, or from elsewhere since it started. */
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
  const { gateway, table, events, nextSeq, pageSize } = options;
  const { seatFilter } = gateway.features;
  const lists: readonly UserList[] = seatFilter ? ['holders', 'free'] : ['eligible'];
  let reads: readonly PagedRead[] = lists.map((list) => startRead(list, nextSeq()));
  let pass = 1;
  let passStarted = nextSeq();
  let confirmed = false;
  const closing = createClosingCheck();
  let pool: PagePool<Task> | null = null;
  /** The first page of users without a seat, if it came before the first holders: holders are shown first. */
  let early: {
    readonly task: PageTask;
    readonly page: UserPage;
    readonly requestSeq: RequestSeq;
  } | null = null;

  const update = (list: UserList, change: (read: PagedRead) => PagedRead): void => {
    reads = reads.map((read) => (read.list === list ? change(read) : read));
  };

  function mustAsk(): boolean {
    const size = reads.reduce((sum, read) => sum + Math.max(read.total ?? 0, read.loaded), 0);
    return !confirmed && size > options.askAbove;
  }

  function next(): Task | null {
    // Nothing but first pages until all of them say how much there is.
    const waiting = reads.some((read) => !read.started && read.failed.length === 0);
    if (!waiting) {
      if (mustAsk()) return null;
      // Decided once: a list that grows a little while it is read asks no late question.
      confirmed ||= reads.every((read) => read.total !== null);
    }
    for (const read of reads) {
      if (waiting && read.started) continue;
      const taken = takePage(read);
      if (taken === null) continue;
      update(read.list, () => taken[1]);
      return { kind: 'page', list: read.list, ref: taken[0] };
    }
    const list = waiting ? null : closing.next(reads);
    return list === null ? null : { kind: 'count', list };
  }

  function requestOf(task: Task): UserPageRequest {
    const after = task.kind === 'page' ? task.ref.after : null;
    const first = task.kind === 'page' ? pageSize : 1;
    // In the order of IDs new users come last, where they move no row.
    return { list: task.list, first, after, sort: 'ID_ASC' };
  }

  function takeIn(task: PageTask, page: UserPage, requestSeq: RequestSeq): void {
    const mine = reads.find((read) => read.list === task.list);
    if (mine === undefined) return;
    const others = reads.filter((read) => read !== mine);
    if (!mine.started) closing.started(task.list);
    let [fresh, repeated, crossed] = [0, 0, 0];
    for (const user of page.users) {
      table.put(options.patched(user, requestSeq), requestSeq);
      const meeting = table.meet(user.id, mine, others);
      if (meeting === 'repeated') repeated += 1;
      else fresh += 1;
      if (meeting === 'crossed') crossed += 1;
    }
    update(task.list, (read) => answerPage(read, task.ref, page, { fresh, repeated }));
    // A user moved from one list to the other, so all rows behind them moved as well.
    if (crossed > 0) reads = reads.map((read) => ({ ...read, changed: true }));
  }

  function isTooEarly(task: PageTask): boolean {
    const awaited = reads.some(
      ({ list, started, failed }) => list === 'holders' && !started && failed.length === 0,
    );
    return task.list === 'free' && awaited;
  }

  function takeInEarly(): void {
    if (early === null || isTooEarly(early.task)) return;
    const { task, page, requestSeq } = early;
    early = null;
    takeIn(task, page, requestSeq);
  }

  function settle(outcome: LoadOutcome): void {
    putBack(pool?.stop() ?? []);
    pool = null;
    events.settled(outcome);
  }

  function putBack(tasks: readonly Task[]): void {
    for (const task of tasks) {
      if (task.kind === 'page') update(task.list, (read) => returnPage(read, task.ref));
    }
    const overtaken = early?.task;
    early = null;
    if (overtaken) update(overtaken.list, (read) => returnPage(read, overtaken.ref));
  }

  function passAgain(): void {
    closing.reset();
    passStarted = nextSeq();
    reads = reads.map((read) => {
      if (isConsistent(read)) return read;
      return startRead(read.list, nextSeq(), read.trusting);
    });
  }

  function drained(): void {
    if (!reads.every(isFinished)) {
      events.needsConfirmation();
      return;
    }
    if (failures().length > 0) {
      settle({ kind: 'partial', cause: 'failures' });
      return;
    }
    if (reads.every(isConsistent)) {
      const checkedBy = reads.every((read) => read.total !== null) ? 'count' : 'pages';
      settle({ kind: 'complete', checkedBy });
    } else if (pass < MAX_PASSES) {
      pass += 1;
      passAgain();
      events.passStarted(pass);
      pool?.pump();
    } else {
      settle({ kind: 'partial', cause: 'changed' });
    }
  }

  const source: PageSource<Task> = {
    next,
    requestOf,
    answered(task, page, requestSeq) {
      if (task.kind === 'page' && isTooEarly(task)) {
        early = { task, page, requestSeq };
      } else if (task.kind === 'page') {
        takeIn(task, page, requestSeq);
        takeInEarly();
      } else {
        closing.answered();
        update(task.list, (read) => countSeen(read, page.count));
      }
      events.changed();
    },
    gaveUp(task, error) {
      const failure = failureOf(task, error);
      if (task.kind === 'page') {
        update(task.list, (read) => failPage(read, task.ref, failure));
        takeInEarly();
      } else {
        closing.failed(failure);
      }
      events.changed();
    },
    refused(task, error) {
      if (seatFilter && !gateway.features.seatFilter) events.filterUnavailable();
      else settle({ kind: 'failed', failure: failureOf(task, error) });
    },
    signedOut: events.signedOut,
    drained,
    collapsed: () => settle({ kind: 'partial', cause: 'failures' }),
    limited: events.changed,
  };

  function failures(): readonly RosterFailure[] {
    const pages = reads.flatMap((read) => read.failed.map(({ failure }) => failure));
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
      reads = reads.map(retryFailed);
      pass = 1;
      if (reads.every(isFinished) && !reads.every(isConsistent)) passAgain();
    },
    progress: () =>
      reads.map((read) => ({
        list: read.list,
        loaded: read.loaded,
        total: read.total,
        done: isConsistent(read),
      })),
    failures,
    isCurrent: (id) => table.isCurrent(id, reads, passStarted),
  };
}
