import type { Purchase } from '../../purchase';
import { toArray } from '../engine/append-list';
import { expectedBy } from './ledger';
import type { EntryResult } from '../report/outcome';
import { putBack, type Queue } from '../engine/queue';
import type { DoubtfulCall, LostCall, RunState } from '../engine/run-state';
import { entriesOf } from '../engine/tasks';

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
 * just as many, an earlier execution of them did it. Everything else is for a reading of the seats.
 * Whoever held a seat by the plan and holds none now lost it by the run or by somebody else.
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
      // A counter from before the run tells little, and one that stands still tells of two changes at once.
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
