import { writeCsv } from '../../../lib/csv';
import type { JournalRun } from '../../journal/journal';
import type { Report } from './report';

/** Everybody of a run with what became of them; can be read in again by `readPeople`. */
export function reportToCsv(report: Report): string {
  const header = ['line', 'text', 'username', 'name', 'id', 'action', 'state', 'reason'];
  const rows = report.entries.map(({ line, user, action, state, reason }) => [
    line?.line ?? null,
    line?.text ?? null,
    user?.username ?? null,
    user?.name ?? null,
    user?.id ?? null,
    action,
    state,
    reason,
  ]);
  return writeCsv(header, rows);
}

/** The whole report, for other programs. */
export function reportToJson(report: Report): string {
  return `${JSON.stringify({ format: 'duo-seats-report', version: 1, report }, null, 2)}\n`;
}

/** A run as it was kept, for an archive or a colleague. The journal knows no token, so neither does this. */
export function exportRun(run: JournalRun): string {
  return `${JSON.stringify({ format: 'duo-seats-run', version: 1, run }, null, 2)}\n`;
}
