import { writeCsv } from '../../../lib/csv';
import { toJson } from '../../../lib/to-json';
import type { JournalRun } from '../../journal/journal';
import { ENTRY_HEADER, entryCells } from '../../plan/plan-export';
import type { Report } from './report';

/** All entries of a run with their outcome; `readUserList` can read it again. */
export function reportToCsv(report: Report): string {
  const rows = report.entries.map((entry) => [...entryCells(entry), entry.state, entry.reason]);
  return writeCsv([...ENTRY_HEADER, 'state', 'reason'], rows);
}

/** The whole report, for other programs. */
export function reportToJson(report: Report): string {
  return toJson({ format: 'duo-seats-report', version: 1, report });
}

/** A run as the journal keeps it, for an archive or a colleague. It holds no token. */
export function exportRun(run: JournalRun): string {
  return toJson({ format: 'duo-seats-run', version: 1, run });
}
