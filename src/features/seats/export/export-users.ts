import type { SeatSinceById } from '../../../domain/roster/seat-since';
import type { SeatUser } from '../../../domain/seat-user';
import type { UsageFigures } from '../../../domain/roster/usage-figures';
import { isUsageColumn, type UsageColumn } from '../../../domain/roster/view/list-state';
import { acceptedShare, eventsIn, usageOf } from '../../../domain/utilization/usage';
import { writeCsv, type CsvCell } from '../../../lib/csv';
import { fileName } from '../../../lib/save-file';
import { toJson } from '../../../lib/to-json';
import type { ExportField, SeatColumn } from '../../shared/seats-list/table/columns';

/** "None recorded" and "unknown" must not look alike in a file. */
const NONE_RECORDED = 'none recorded';
const UNKNOWN = 'unknown';
/** No events in the period are neither none ever nor unknown. */
const NONE_IN_PERIOD = 'none in period';

function csvCell(
  { value, none = NONE_RECORDED }: ExportField,
  user: SeatUser,
  seatSince: SeatSinceById | undefined,
): CsvCell {
  const found = value(user, seatSince?.get(user.id));
  if (found === undefined) return UNKNOWN;
  if (found === null) return none;
  return typeof found === 'boolean' ? (found ? 'yes' : 'no') : found;
}

/** What is known besides the users, as far as it is. */
type Known = {
  readonly seatSince?: SeatSinceById | undefined;
  readonly figures?: UsageFigures | undefined;
};

/** The fields of figures of use: 0 or "none in period" for no events, and unknown where nobody knows. */
function usageField(column: UsageColumn, figures: UsageFigures | undefined): ExportField {
  const name = `use_${column
    .replace(/^use\./, '')
    .replace('use', 'events')
    .replace('-', '_')}`;
  return { name, none: NONE_IN_PERIOD, value: ({ id }) => figures && valueIn(column, figures, id) };
}

function valueIn(
  column: UsageColumn,
  { usage, intensity }: UsageFigures,
  userId: string,
): string | null | undefined {
  const own = usageOf(usage, userId);
  if (column === 'intensity') return intensity(own);
  if (column === 'accepted' || column === 'active-days') {
    if (own === 'none' || own === undefined) return own === 'none' ? null : undefined;
    if (column === 'active-days') return own.activeDays?.toString();
    return own.suggestions.shown === 0 ? null : acceptedShare(own)?.toFixed(3);
  }
  const feature = column === 'use' ? null : column.slice('use.'.length);
  return eventsIn(usage, own, feature)?.toString();
}

/** The fields of these columns, with the days that figures of use are about. */
function fieldsOf(
  columns: readonly SeatColumn[],
  figures: UsageFigures | undefined,
): readonly ExportField[] {
  const keys = columns.flatMap(({ sort }) => sort ?? []).filter(isUsageColumn);
  const period: readonly ExportField[] =
    keys.length === 0
      ? []
      : [
          { name: 'use_from', value: () => figures?.usage.from },
          { name: 'use_to', value: () => figures?.usage.to },
        ];
  const own = columns.flatMap(({ sort, fields }) =>
    sort !== undefined && isUsageColumn(sort) ? [usageField(sort, figures)] : fields,
  );
  return [...own, ...period];
}

/** Users as a CSV with these columns of the table. With `username` in it, it can be imported again. */
export function usersToCsv(
  users: readonly SeatUser[],
  columns: readonly SeatColumn[],
  { seatSince, figures }: Known = {},
): string {
  const fields = fieldsOf(columns, figures);
  return writeCsv(
    fields.map(({ name }) => name),
    users.map((user) => fields.map((field) => csvCell(field, user, seatSince))),
  );
}

/** What the file says about itself. */
export type ExportAbout = {
  readonly scope: string;
  readonly purchase: string;
  /** ISO time. */
  readonly exportedAt: string;
  /** When the users were loaded; null until all are. */
  readonly asOf: string | null;
  readonly of: 'selected' | 'shown';
  /** Filters and order, as in the address. */
  readonly search: string;
  /** Whether no user was missing when the file was written. */
  readonly complete: boolean;
  readonly loaded: number;
  readonly total: number | null;
};

/**
 * Users with these columns of the table, for other programs. A date is `null` where nothing is recorded,
 * and absent where this GitLab does not report it.
 */
export function usersToJson(
  users: readonly SeatUser[],
  columns: readonly SeatColumn[],
  about: ExportAbout,
  { seatSince, figures }: Known = {},
): string {
  const fields = fieldsOf(columns, figures);
  const list = users.map((user) => ({
    id: user.id,
    ...Object.fromEntries(
      fields.map(({ name, value }) => [name, value(user, seatSince?.get(user.id))]),
    ),
  }));
  const file = { format: 'duo-seats-users', version: 1, ...about, count: list.length, users: list };
  return toJson(file);
}

/** Such as `duo-seats-acme-users-incomplete-2026-11-21-1000.csv`. */
export function exportFileName(about: ExportAbout, extension: 'csv' | 'json'): string {
  const { scope, exportedAt, complete } = about;
  const parts = complete ? [scope, 'users'] : [scope, 'users', 'incomplete'];
  return fileName(parts, extension, Date.parse(exportedAt));
}
