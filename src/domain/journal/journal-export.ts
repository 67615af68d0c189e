import type { JournalRun } from './journal';

/** A run as it was kept, for an archive or a colleague. The journal knows no token, so neither does this. */
export function exportRun(run: JournalRun): string {
  return `${JSON.stringify({ format: 'duo-seats-run', version: 1, run }, null, 2)}\n`;
}
