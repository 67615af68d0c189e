import type { BatchRecord, JournalRecord, JournalRun } from '../../journal/journal';
import { reportOfRun } from '../report/build-report';
import { foldBatches, INTERRUPTED } from './resume';
import type { EntryResult, ReportEntry, ReportState, RunProof } from '../report/report';

/**
 * Compares an ended run with who holds a seat now (undefined where that is not known): the records to
 * write into the journal. What the run could not decide is decided; nothing is sent, so users who are not
 * as wanted end as `failed`. What GitLab confirmed stays, and differs where the seat is another one now.
 */
export function verifyRun(
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
  const { counts, entries } = reportOfRun({ header, plan, batches: [...byIndex.values()] });
  const proof = proofBy(entries, holdsSeat, now);
  return [
    ...changed.map((batch) => ({ kind: 'batch', batch }) as const),
    { kind: 'run', header: { ...header, counts, proof } },
  ];
}

/** States that say who holds a seat. */
const SEATED: ReadonlySet<ReportState> = new Set(['assigned', 'removed', 'shared', 'already-so']);

function proofBy(
  entries: readonly ReportEntry[],
  holdsSeat: (userId: string) => boolean | undefined,
  at: number,
): RunProof {
  const seats = entries.flatMap(({ index, state, action, user }) =>
    user && SEATED.has(state) ? [{ index, action, holds: holdsSeat(user.id) }] : [],
  );
  const known = seats.filter(({ holds }) => holds !== undefined);
  const different = known.filter(({ holds, action }) => holds !== (action === 'assign'));
  return {
    kind: 'read',
    at,
    by: 'users',
    differences: different.map(({ index }) => index),
    unread: seats.length - known.length,
  };
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
