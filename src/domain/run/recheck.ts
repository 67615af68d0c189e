import type { BatchRecord, JournalRun } from '../journal/journal';
import { foldBatches } from './fold-batches';
import type { EntryResult, OutcomeKind } from './outcome';

/**
 * Decides later what a run could not: the records to write into the journal, by who holds a seat now
 * (undefined where that is not known). Nothing is sent, so whoever is not as wanted ends as `failed`.
 */
export function recheckRun(
  { plan, batches }: JournalRun,
  holdsSeat: (userId: string) => boolean | undefined,
  now: number,
): BatchRecord[] {
  const { lost, unknown } = foldBatches(batches);
  const byIndex = new Map(batches.map((batch) => [batch.index, batch]));
  return lost.flatMap(({ index, action, entries }) => {
    const record = byIndex.get(index);
    if (!record) return [];
    const groups: Record<'changed' | 'failed', number[]> = { changed: [], failed: [] };
    for (const entry of entries) {
      const holds = holdsSeat(plan.entries[entry]?.user?.id ?? '');
      if (holds === undefined) continue;
      groups[holds === (action === 'assign') ? 'changed' : 'failed'].push(entry);
    }
    const result = (
      outcome: OutcomeKind,
      reason: string,
      found: readonly number[],
    ): EntryResult[] => (found.length > 0 ? [{ action, outcome, reason, entries: found }] : []);
    const code = unknown.get(entries[0] ?? -1) ?? 'interrupted';
    const results = [
      ...record.results,
      ...result('changed', 'reading', groups.changed),
      ...result('failed', code, groups.failed),
    ];
    const complete = groups.changed.length + groups.failed.length === entries.length;
    const status = complete ? 'settled' : 'uncertain';
    return [{ ...record, status, settledAt: complete ? now : null, results }];
  });
}
