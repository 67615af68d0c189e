import type { ReportCounts, ReportState } from '../../../domain/run/report/report';

/** Entries that the plan already knew not to change are no news. */
export const FAILED_STATES: readonly ReportState[] = [
  'no-seat',
  'not-eligible',
  'blocked',
  'failed',
  'shared',
  'unknown-outcome',
  'not-attempted',
];

/** What another try may help. */
const RETRYABLE: readonly ReportState[] = ['no-seat', 'failed', 'unknown-outcome', 'not-attempted'];

export function hasFailures(counts: ReportCounts): boolean {
  return FAILED_STATES.some((state) => counts[state] > 0);
}

/** How many users a retry would be about. */
export function retryable(counts: ReportCounts): number {
  return RETRYABLE.reduce((sum, state) => sum + counts[state], 0);
}
