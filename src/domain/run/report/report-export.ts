import { type CsvCell, TOTAL, writeCsv } from '../../../lib/csv';
import { toJson } from '../../../lib/to-json';
import type { JournalRun } from '../../journal/journal';
import type { SeatAction } from '../../plan/plan';
import type { Report, ReportEntry } from './report';

/** What a table of a report says beside the entries, in the words of the page. */
export type ReportTableLabels = {
  /** When the run started. */
  readonly date: string;
  /** The group's name, or the instance. */
  readonly group: string;
  readonly product: string;
  /** What the run was made from, such as "Reclaim: idle over 60 days". */
  readonly source: string;
  /** Of one seat for the term; null where no price is known. */
  readonly price: { readonly costPerSeat: number; readonly currency: string } | null;
  readonly lastDuoActivity: (entry: ReportEntry) => string | null;
  readonly action: (action: SeatAction) => string;
  /** Why this user, such as "Idle 93 days". */
  readonly reason: (entry: ReportEntry) => string | null;
  readonly outcome: (entry: ReportEntry) => string;
  /** Why the outcome is what it is. */
  readonly details: (entry: ReportEntry) => string;
  /** How many seats changed, such as "3 seats removed". */
  readonly total: (action: SeatAction, count: number) => string;
};

const HEADER = [
  'date',
  'group',
  'product',
  'name',
  'username',
  'email',
  'last_duo_activity',
  'action',
  'reason',
  'outcome',
  'details',
  'cost',
  'currency',
  'source',
  'line',
  'text',
  'id',
];

/**
 * All entries of a run with their outcome, then a total for each action. `cost` is that of a seat that this run
 * assigned or removed; it is empty where nothing changed, or no price is known. `readUserList` can read it again.
 */
export function reportToCsv(report: Report, labels: ReportTableLabels): string {
  const { date, group, product, source, price } = labels;
  const { costPerSeat = null, currency = null } = price ?? {};
  const rows = report.entries.map((entry): CsvCell[] => {
    const { action, user, line } = entry;
    const changed = entry.state === 'assigned' || entry.state === 'removed';
    return [
      date,
      group,
      product,
      user?.name ?? null,
      user?.username ?? null,
      user?.publicEmail ?? null,
      labels.lastDuoActivity(entry),
      labels.action(action),
      labels.reason(entry),
      labels.outcome(entry),
      labels.details(entry),
      changed ? costPerSeat : null,
      changed ? currency : null,
      source,
      line?.line ?? null,
      line?.text ?? null,
      user?.id ?? null,
    ];
  });
  const totals = ACTIONS[report.action].map((action): CsvCell[] => {
    const count = report.counts[action === 'assign' ? 'assigned' : 'removed'];
    const cost = costPerSeat === null ? null : inCents(costPerSeat * count);
    const rest = [labels.action(action), null, labels.total(action, count), null, cost, currency];
    return [TOTAL, group, product, null, null, null, null, ...rest, source, null, null, null];
  });
  return writeCsv(HEADER, [...rows, ...totals]);
}

const ACTIONS = {
  assign: ['assign'],
  remove: ['remove'],
  swap: ['remove', 'assign'],
} as const satisfies Record<Report['action'], readonly SeatAction[]>;

/** Without the digits that binary fractions add: three times 0.1 is 0.3. */
function inCents(cost: number): number {
  return Math.round(cost * 100) / 100;
}

/** The whole report, for other programs. */
export function reportToJson(report: Report): string {
  return toJson({ format: 'duo-seats-report', version: 1, report });
}

/** A run as the journal keeps it, for an archive or a colleague. It holds no token. */
export function exportRun(run: JournalRun): string {
  return toJson({ format: 'duo-seats-run', version: 1, run });
}
