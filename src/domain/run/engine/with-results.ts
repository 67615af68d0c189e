import type { SeatAction } from '../../plan/plan';
import type { Purchase } from '../../purchase';
import type { EntryResult } from '../report/report';
import { freshSegment } from './queue';
import { addToTally, extend, ledgerOf, tallyOf, toArray } from './run-results';
import type { RunState } from './run-state';

/** The run with more results, about users who had none. */
export function withResults(state: RunState, results: readonly EntryResult[]): RunState {
  return {
    ...state,
    results: extend(state.results, results),
    tally: addToTally(state.tally, results),
  };
}

/** The run with results that replace earlier ones. */
export function withCorrections(state: RunState, corrections: readonly EntryResult[]): RunState {
  if (corrections.length === 0) return state;
  const results = extend(state.results, corrections);
  return { ...state, results, tally: tallyOf(toArray(results)) };
}

/** The run after the outcome of these entries became unknown again. */
export function withReopened(
  state: RunState,
  action: SeatAction,
  entries: readonly number[],
  code: string,
): RunState {
  const open = new Set(entries);
  const tasks = state.tasks.entries.flatMap((entry, task) => (open.has(entry) ? [task] : []));
  const results = toArray(state.results).map((result) => ({
    ...result,
    entries: result.entries.filter((entry) => !open.has(entry)),
  }));
  return {
    ...state,
    results: extend(null, results),
    tally: tallyOf(results),
    undecided: [...state.undecided, { batch: freshSegment(action, tasks), code }],
    nextIndex: state.nextIndex + 1,
  };
}

/** The run with what a call or a reading is taken to have changed, and the counters after it. */
export function withLedger(
  state: RunState,
  results: readonly EntryResult[],
  { assignedQuantity }: Purchase,
  isLate: boolean,
): RunState {
  return { ...state, ledger: extend(state.ledger, ledgerOf(results, assignedQuantity, isLate)) };
}
