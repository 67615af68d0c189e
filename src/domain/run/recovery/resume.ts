import type { BatchRecord, JournalRun } from '../../journal/journal';
import type { Plan } from '../../plan/plan';
import { extend } from '../engine/append-list';
import { foldBatches, INTERRUPTED } from './fold-batches';
import { freshSegment } from '../engine/queue';
import { ledgerOf, tallyOf, type LostCall, type RunPast } from '../engine/run-state';
import { tasksOf } from '../engine/tasks';
import type { RunStart } from '../engine/run-start';

/** An interrupted run, to be given to `createRunner`: it looks into open calls and does the rest. */
export function resumeStart({ header, plan, batches }: JournalRun): RunStart {
  const { id, who, instance, scope, startedAt } = header;
  return { plan, identity: { id, who, instance, scope }, batches, startedAt };
}

/** Where a run stood. Whoever has an outcome is never sent again. */
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
