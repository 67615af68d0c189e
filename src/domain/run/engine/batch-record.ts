import type { BatchRecord } from '../../journal/journal';
import type { SeatAction } from '../../plan/plan';
import type { EntryResult } from '../report/report';
import { entriesOf, type Segment, type Tasks } from './queue';
import type { LostCall } from './run-state';

/** The code of users whose change GitLab confirmed, while its counters tell otherwise. */
export const UNVERIFIED = 'unverified';

/** What the journal keeps of a call before it is made. */
export function sentRecord(
  runId: string,
  tasks: Tasks,
  batch: Segment,
  index: number,
  now: number,
): BatchRecord {
  return {
    runId,
    index,
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

/** A lost call after the seats were read; still uncertain when reading could not tell of all. */
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
  runId: string,
  index: number,
  action: SeatAction,
  results: readonly EntryResult[],
  now: number,
  assignedAfter: number,
): BatchRecord {
  const entries = results.flatMap((result) => result.entries);
  return {
    runId,
    index,
    kind: 'reading',
    action,
    entries,
    status: 'settled',
    sentAt: now,
    settledAt: now,
    code: null,
    results,
    assignedAfter,
  };
}

/** Changes that GitLab confirmed, that its counters deny, and that it could not be asked about. */
export function unverifiedRecord(
  runId: string,
  index: number,
  action: SeatAction,
  entries: readonly number[],
  now: number,
): BatchRecord {
  const { assignedAfter: _, ...record } = readingRecord(runId, index, action, [], now, 0);
  return { ...record, entries, status: 'uncertain', settledAt: null, code: UNVERIFIED };
}
