import type { SeatAction } from '../../plan/plan';
import type { Purchase } from '../../purchase';
import type { LedgerEntry } from '../recovery/ledger';
import type { EntryResult, OutcomeKind } from '../report/report';
import { freshSegment } from './queue';
import type { RunState } from './run-state';

/** A list that grows at its end without copying; each version stays as it was. */
export type AppendList<T> = { readonly last: T; readonly before: AppendList<T> } | null;

export function extend<T>(list: AppendList<T>, items: readonly T[]): AppendList<T> {
  return items.reduce<AppendList<T>>((before, last) => ({ last, before }), list);
}

/** Oldest first. */
export function toArray<T>(list: AppendList<T>): T[] {
  const items: T[] = [];
  for (let link = list; link !== null; link = link.before) items.push(link.last);
  return items.reverse();
}

/** Users by outcome; `assigned` counts those changed by an assignment. */
export type Tally = Readonly<Record<OutcomeKind, number>> & { readonly assigned: number };

export const EMPTY_TALLY: Tally = {
  changed: 0,
  'already-so': 0,
  'not-eligible': 0,
  'no-seat': 0,
  failed: 0,
  assigned: 0,
};

/** The tally of results of which a later one replaces an earlier one about the same entry. */
export function tallyOf(results: readonly EntryResult[]): Tally {
  const last = new Map<number, EntryResult>();
  for (const result of results) for (const entry of result.entries) last.set(entry, result);
  const single = [...last].map(([entry, result]) => ({ ...result, entries: [entry] }));
  return addToTally(EMPTY_TALLY, single);
}

function addToTally(tally: Tally, results: readonly EntryResult[]): Tally {
  const sum = { ...tally };
  for (const { outcome, action, entries } of results) {
    sum[outcome] += entries.length;
    if (outcome === 'changed' && action === 'assign') sum.assigned += entries.length;
  }
  return sum;
}

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

export function ledgerOf(
  results: readonly EntryResult[],
  assignedAfter: number,
  isLate: boolean,
): LedgerEntry[] {
  return results.flatMap(({ action, outcome, reason, entries }) =>
    outcome === 'changed' && reason !== 'shared'
      ? [{ action, entries, assignedAfter, isLate }]
      : [],
  );
}
