import type { BatchRecord, JournalRun } from '../../journal/journal';
import type { Plan } from '../../plan/plan';
import { freshSegment, tasksOf } from '../engine/queue';
import type { RunStart } from '../engine/run-ports';
import { extend, ledgerOf, tallyOf } from '../engine/run-results';
import type { LostCall, RunPast } from '../engine/run-state';
import type { EntryResult } from '../report/report';

/** An interrupted run, for `createRunner`: it decides the lost calls and does the rest. */
export function resumeStart({ header, plan, batches }: JournalRun): RunStart {
  const { id, who, instance, scope, startedAt } = header;
  return { plan, identity: { id, who, instance, scope }, batches, startedAt };
}

/** Where a run stood. Users with an outcome are never sent again. */
export function pastOf(plan: Plan, batches: readonly BatchRecord[], startedAt: number): RunPast {
  const { results, counted, decided, lost, unknown } = foldBatches(batches);
  const tasks = tasksOf(plan);
  const taskOf = new Map(tasks.entries.map((entry, task) => [entry, task]));
  const toTasks = (entries: readonly number[]): number[] =>
    entries.flatMap((entry) => taskOf.get(entry) ?? []).sort((a, b) => a - b);
  const calls = lost.map(({ record, entries }): LostCall => ({
    batch: freshSegment(record.action, toTasks(entries)),
    record,
    code: record.code ?? INTERRUPTED,
  }));
  const open = tasks.entries.filter((entry) => !decided.has(entry) && !unknown.has(entry));
  const check = batches.find(({ kind, entries }) => kind === 'reading' && entries.length === 0);
  const ledger = counted.flatMap(({ results: own, assignedAfter }) => {
    const isLate = own.some(({ reason }) => reason === 'reading');
    return ledgerOf(own, assignedAfter, isLate);
  });
  return {
    results: extend(null, results),
    tally: tallyOf(results),
    baseline: check?.assignedAfter ?? null,
    ledger: extend(null, ledger),
    lost: calls,
    rest: toTasks(open),
    nextIndex: (batches.at(-1)?.index ?? -1) + 1,
    callsDone: batches.filter((batch) => batch.kind === 'call').length,
    startedAt,
  };
}

/** The code of a call whose answer came after the page was closed. */
export const INTERRUPTED = 'interrupted';

type FoldedBatches = {
  readonly results: readonly EntryResult[];
  /** The same by record, for records with GitLab's counter; in the order in which they were settled. */
  readonly counted: readonly {
    readonly results: readonly EntryResult[];
    readonly assignedAfter: number;
  }[];
  /** Entries with a result. */
  readonly decided: ReadonlySet<number>;
  /** Calls whose effect is unknown, and their entries without a result. */
  readonly lost: readonly { readonly record: BatchRecord; readonly entries: readonly number[] }[];
  /** The entries of these calls, with the code of the error. */
  readonly unknown: ReadonlyMap<number, string>;
};

/** What the journal knows of a run, from its records by index: the last one about an entry counts. */
export function foldBatches(batches: readonly BatchRecord[]): FoldedBatches {
  const results: EntryResult[] = [];
  const counted: { results: EntryResult[]; assignedAfter: number; settledAt: number }[] = [];
  const decided = new Set<number>();
  const lost: { record: BatchRecord; entries: number[] }[] = [];
  const unknown = new Map<number, string>();
  const isNew = (index: number): boolean => !decided.has(index) && !unknown.has(index);
  for (const batch of batches.toReversed()) {
    const own: EntryResult[] = [];
    for (const result of batch.results.toReversed()) {
      const entries = result.entries.filter(isNew);
      if (entries.length > 0) own.push({ ...result, entries });
      for (const index of entries) decided.add(index);
    }
    results.push(...own);
    const { assignedAfter, settledAt } = batch;
    if (assignedAfter !== undefined) {
      // What is still open may be settled after all others.
      counted.push({ results: own, assignedAfter, settledAt: settledAt ?? Number.MAX_VALUE });
    }
    if (batch.status === 'settled') continue;
    const entries = batch.entries.filter(isNew);
    if (entries.length === 0) continue;
    for (const index of entries) unknown.set(index, batch.code ?? INTERRUPTED);
    lost.push({ record: batch, entries });
  }
  counted.reverse().sort((a, b) => a.settledAt - b.settledAt);
  return { results: results.reverse(), counted, decided, lost, unknown };
}
