import type { LedgerEntry } from '../recovery/ledger';
import type { EntryResult, OutcomeKind } from '../report/report';

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

export function addToTally(tally: Tally, results: readonly EntryResult[]): Tally {
  const sum = { ...tally };
  for (const { outcome, action, entries } of results) {
    sum[outcome] += entries.length;
    if (outcome === 'changed' && action === 'assign') sum.assigned += entries.length;
  }
  return sum;
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
