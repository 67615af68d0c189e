import { writeCsv } from '../../../lib/csv';
import type { JournalRun } from '../../journal/journal';
import type { Report } from './report';

/** All entries of a run with their outcome; `readUserList` can read it again. */
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

/** A run as the journal keeps it, for an archive or a colleague. It holds no token. */
export function exportRun(run: JournalRun): string {
  return `${JSON.stringify({ format: 'duo-seats-run', version: 1, run }, null, 2)}\n`;
}
