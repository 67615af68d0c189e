import type { SeatSinceById } from '../../../domain/roster/seat-since';
import type { SeatUser } from '../../../domain/seat-user';
import { writeCsv, type CsvCell } from '../../../lib/csv';
import { fileName } from '../../../lib/save-file';
import { toJson } from '../../../lib/to-json';
import type { ExportField, SeatColumn } from '../../shared/seats-list/table/columns';

/** "None recorded" and "unknown" must not look alike in a file. */
const NONE_RECORDED = 'none recorded';
const UNKNOWN = 'unknown';

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

/** Users as a CSV with these columns of the table. With `username` in it, it can be imported again. */
export function usersToCsv(
  users: readonly SeatUser[],
  columns: readonly SeatColumn[],
  seatSince?: SeatSinceById,
): string {
  const fields = columns.flatMap((column) => column.fields);
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
  seatSince?: SeatSinceById,
): string {
  const fields = columns.flatMap((column) => column.fields);
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
