import type { JournalRun } from '../../../domain/journal/journal';

/** All runs of the journal in one file; without line breaks, as it may be large. */
export function journalFile(runs: readonly JournalRun[]): string {
  return `${JSON.stringify({ format: 'duo-seats-journal', version: 1, runs })}\n`;
}
