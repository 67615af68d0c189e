import type { Purchase } from '../../purchase';
import { toArray } from '../engine/run-results';
import {
  entriesOf,
  putBack,
  type Queue,
  type Segment,
  type Tasks,
  waiting,
  withoutTasks,
} from '../engine/queue';
import type { DoubtfulCall, LostCall, OpenUsers, RunState } from '../engine/run-state';
import type { EntryResult, OutcomeKind } from '../report/report';
import { expectedBy } from './ledger';
import type { SeatReading } from './seat-reader';

/** What reading said about one lost call. */
export type SettledCall = {
  readonly call: LostCall;
  readonly results: readonly EntryResult[];
  /** False when the seat of a user could not be read. */
  readonly isSettled: boolean;
  /** The users of the call whose seat is unknown and who are not sent again. */
  readonly undecided: OpenUsers | null;
};

/** What reading the seats decides. */
export type Settlement = {
  readonly calls: readonly SettledCall[];
  /** Users who wait and are as wanted already, so not to be sent. */
  readonly found: readonly EntryResult[];
  readonly queue: Queue;
};

/**
 * Decides the lost calls by who holds a seat now. Before the call none of its users was as wanted (by
 * the plan or a later reading), so users who are now were changed by it; the others are sent again, or end
 * as failed after `maxAttempts`. A change by others to the same user in that short time is taken for ours:
 * GitLab keeps no record of it.
 */
export function settleLost(
  state: RunState,
  { holdsSeat }: SeatReading,
  maxAttempts: number,
): Settlement {
  const { tasks, queue } = state;
  const sort: Sort = ({ action, tasks: chosen }) => {
    const sorted: Sorted = { wanted: [], unwanted: [], unknown: [] };
    for (const task of chosen) {
      const holds = holdsSeat(tasks.userIds[task] ?? '');
      if (holds === undefined) sorted.unknown.push(task);
      else sorted[holds === (action === 'assign') ? 'wanted' : 'unwanted'].push(task);
    }
    return sorted;
  };
  const found: EntryResult[] = [];
  const gone = new Set<number>();
  for (const segment of waiting(queue, tasks)) {
    const { wanted } = sort(segment);
    for (const task of wanted) gone.add(task);
    // A call from before that seemed to have no effect had it late.
    const outcome = segment.attempts > 0 ? 'changed' : 'already-so';
    found.push(...resultsOf(tasks, segment, outcome, 'reading', wanted));
  }
  const settled = state.lost.map((call) =>
    call.batch.attempts + 1 < maxAttempts
      ? settleAndRetry(tasks, call, sort(call.batch))
      : settleForGood(tasks, call, sort(call.batch)),
  );
  return {
    calls: settled.map(({ call }) => call),
    found,
    queue: putBack(
      withoutTasks(queue, gone),
      settled.flatMap(({ again }) => again),
    ),
  };
}

type Sorted = Readonly<Record<'wanted' | 'unwanted' | 'unknown', number[]>>;
type Sort = (segment: Segment) => Sorted;
type Settled = { readonly call: SettledCall; readonly again: readonly Segment[] };

function settleAndRetry(tasks: Tasks, call: LostCall, sorted: Sorted): Settled {
  const { batch } = call;
  const isSettled = sorted.unknown.length === 0;
  const retried: Segment = {
    ...batch,
    tasks: [...sorted.unwanted, ...sorted.unknown].sort((a, b) => a - b),
    attempts: batch.attempts + 1,
    unread: isSettled ? batch.unread : call.code,
    bisection: batch.bisection && { pair: null, sure: false },
  };
  const results = resultsOf(tasks, batch, 'changed', 'reading', sorted.wanted);
  return { call: { call, results, isSettled, undecided: null }, again: [retried] };
}

function settleForGood(tasks: Tasks, call: LostCall, sorted: Sorted): Settled {
  const { batch, code } = call;
  const isSettled = sorted.unknown.length === 0;
  const results = [
    ...resultsOf(tasks, batch, 'changed', 'reading', sorted.wanted),
    ...resultsOf(tasks, batch, 'failed', code, sorted.unwanted),
  ];
  const undecided = isSettled ? null : { batch: { ...batch, tasks: sorted.unknown }, code };
  return { call: { call, results, isSettled, undecided }, again: [] };
}

function resultsOf(
  tasks: Tasks,
  { action }: Segment,
  outcome: OutcomeKind,
  reason: string,
  chosen: readonly number[],
): EntryResult[] {
  if (chosen.length === 0) return [];
  return [{ action, outcome, reason, entries: entriesOf(tasks, chosen) }];
}

/** What the counters said about calls in doubt. */
export type SettledDoubts = {
  readonly calls: readonly { readonly call: DoubtfulCall; readonly results: EntryResult[] }[];
  readonly queue: Queue;
  /** Calls that the counters could not decide: the seats have to be read. */
  readonly lost: readonly LostCall[];
};

/**
 * Decides calls in doubt by the counters, read while no call is under way. Where these are as all other
 * calls account for, nothing was executed. Where removals found no seat and the counter went down by
 * just as many, an earlier execution of them did it. For everything else the seats have to be read.
 * Users who held a seat by the plan and hold none now lost it by the run or by others.
 */
export function settleDoubts(state: RunState, purchase: Purchase): SettledDoubts {
  const { doubtful, tasks, queue, counters } = state;
  const moved = purchase.assignedQuantity - expectedBy(toArray(state.ledger), state.baseline);
  const removals = doubtful.filter(({ doubt }) => doubt === 'no-seat-held');
  const removed = removals.reduce((sum, { batch }) => sum + batch.tasks.length, 0);
  const areRemoved = moved === -removed && removals.length === doubtful.length;
  if (moved !== 0 && (!areRemoved || state.lost.length > 0)) {
    return { calls: [], queue, lost: doubtful };
  }
  const again = doubtful.filter(({ doubt }) => doubt === 'not-executed');
  return {
    calls: doubtful.map((call) => {
      if (call.doubt === 'not-executed') return { call, results: [] };
      // An old counter proves little, and one that stands still means two changes at once.
      const isOurs = call.batch.attempts > 0 || (moved !== 0 && counters.seq > 0);
      const result: EntryResult = {
        action: 'remove',
        outcome: 'changed',
        reason: isOurs ? 'reading' : 'shared',
        entries: entriesOf(tasks, call.batch.tasks),
      };
      return { call, results: [result] };
    }),
    queue: putBack(
      queue,
      again.map(({ batch }) => ({ ...batch, isDoubted: true })),
    ),
    lost: [],
  };
}
