import type { BatchRecord, JournalRecord, JournalRun } from '../journal/journal';
import { reportOfRun } from './build-report';
import { foldBatches, INTERRUPTED } from './fold-batches';
import type { EntryResult } from './outcome';

/**
 * Decides later what an ended run could not: the records to write into the journal, by who holds a seat
 * now (undefined where that is not known). Nothing is sent, so whoever is not as wanted ends as `failed`.
 */
export function recheckRun(
  run: JournalRun,
  holdsSeat: (userId: string) => boolean | undefined,
  now: number,
): JournalRecord[] {
  const { header, plan, batches } = run;
  const isWanted = (entry: number, { action }: BatchRecord): boolean | undefined => {
    const holds = holdsSeat(plan.entries[entry]?.user?.id ?? '');
    return holds === undefined ? undefined : holds === (action === 'assign');
  };
  const changed = foldBatches(batches).lost.map(({ record, entries }): BatchRecord => {
    const known = entries.filter((entry) => isWanted(entry, record) !== undefined);
    const results = resultsOf(record, known, (entry) => isWanted(entry, record) === true);
    const isSettled = known.length === entries.length;
    return {
      ...record,
      status: isSettled ? 'settled' : 'uncertain',
      settledAt: isSettled ? now : null,
      results: [...record.results, ...results],
    };
  });
  const byIndex = new Map(batches.map((batch) => [batch.index, batch]));
  for (const batch of changed) byIndex.set(batch.index, batch);
  const { counts } = reportOfRun({ header, plan, batches: [...byIndex.values()] });
  return [
    ...changed.map((batch) => ({ kind: 'batch', batch }) as const),
    { kind: 'run', header: { ...header, counts } },
  ];
}

function resultsOf(
  { action, code }: BatchRecord,
  entries: readonly number[],
  isWanted: (entry: number) => boolean,
): EntryResult[] {
  const results: EntryResult[] = [
    { action, outcome: 'changed', reason: 'reading', entries: entries.filter(isWanted) },
    {
      action,
      outcome: 'failed',
      reason: code ?? INTERRUPTED,
      entries: entries.filter((entry) => !isWanted(entry)),
    },
  ];
  return results.filter((result) => result.entries.length > 0);
}
