import type { BatchRecord } from '../../journal/journal';
import type { SeatAction } from '../../plan/plan';
import type { EntryResult } from '../report/report';
import { entriesOf, type Segment } from './queue';
import type { LostCall, RunState } from './run-state';

/** The code of users whose change GitLab confirmed, while its counters contradict it. */
export const UNVERIFIED = 'unverified';

type Next = Pick<RunState, 'runId' | 'nextIndex'>;

/** What the journal keeps of a call before it is made. */
export function sentRecord(
  { runId, nextIndex, tasks }: RunState,
  batch: Segment,
  now: number,
): BatchRecord {
  return {
    runId,
    index: nextIndex,
    kind: 'call',
    action: batch.action,
    entries: entriesOf(tasks, batch.tasks),
    status: 'sent',
    sentAt: now,
    settledAt: null,
    code: null,
    results: [],
  };
}

/** A lost call after the seats were read; still uncertain when the reading left a user unknown. */
export function lostRecord(
  { record, code }: LostCall,
  results: readonly EntryResult[],
  settledAt: number | null,
  assignedAfter: number,
): BatchRecord {
  return {
    ...record,
    status: settledAt === null ? 'uncertain' : 'settled',
    settledAt,
    code,
    results: [...record.results, ...results],
    assignedAfter: record.assignedAfter ?? assignedAfter,
  };
}

/** What was found out, or decided, without a call about these users. */
export function readingRecord(
  { runId, nextIndex }: Next,
  action: SeatAction,
  results: readonly EntryResult[],
  now: number,
  assignedAfter: number,
): BatchRecord {
  return {
    runId,
    index: nextIndex,
    kind: 'reading',
    action,
    entries: results.flatMap((result) => result.entries),
    status: 'settled',
    sentAt: now,
    settledAt: now,
    code: null,
    results,
    assignedAfter,
  };
}

/** Changes that GitLab confirmed, that its counters contradict, and that could not be read back. */
export function unverifiedRecord(
  next: Next,
  action: SeatAction,
  entries: readonly number[],
  now: number,
): BatchRecord {
  const { assignedAfter: _, ...record } = readingRecord(next, action, [], now, 0);
  return { ...record, entries, status: 'uncertain', settledAt: null, code: UNVERIFIED };
}
