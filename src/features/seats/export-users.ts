import type { SeatUser } from '../../domain/seat-user';
import { writeCsv, type CsvCell } from '../../lib/csv';
import type { SeatColumnId } from './seat-columns';

type ExportField = {
  readonly header: string;
  readonly value: (user: SeatUser) => string | boolean | null | undefined;
};

/** What each column of the table is in a file. Headers are stable, whatever the language. */
const FIELDS: Readonly<Partial<Record<SeatColumnId, readonly ExportField[]>>> = {
  user: [
    { header: 'username', value: (user) => user.username },
    { header: 'name', value: (user) => user.name },
  ],
  seat: [{ header: 'assigned_seat', value: (user) => user.holdsSeat }],
  state: [{ header: 'state', value: (user) => user.state }],
  email: [{ header: 'email', value: (user) => user.publicEmail }],
  gitlab: [{ header: 'last_gitlab_activity', value: (user) => user.lastActivityOn }],
  duo: [{ header: 'last_duo_activity', value: (user) => user.lastDuoActivityOn }],
  login: [{ header: 'last_sign_in', value: (user) => user.lastLoginAt }],
};

/** Never and unknown must not look alike in a cell; an email that is not shown is private. */
const NONE: Readonly<Record<string, string>> = { email: 'private' };
const NEVER = 'never';
const UNKNOWN = 'unknown';

function fieldsOf(columns: readonly SeatColumnId[]): readonly ExportField[] {
  return columns.flatMap((column) => FIELDS[column] ?? []);
}

function cell({ header, value }: ExportField, user: SeatUser): CsvCell {
  const found = value(user);
  if (found === undefined) return UNKNOWN;
  if (found === null) return NONE[header] ?? NEVER;
  return typeof found === 'boolean' ? (found ? 'yes' : 'no') : found;
}

/** Users as a CSV with the columns of the table. `username` is first enough to be read in again. */
export function usersToCsv(users: readonly SeatUser[], columns: readonly SeatColumnId[]): string {
  const fields = fieldsOf(columns);
  return writeCsv(
    fields.map(({ header }) => header),
    users.map((user) => fields.map((field) => cell(field, user))),
  );
}

/** What a reader of the file has to know about it. */
export type ExportAbout = {
  readonly place: string;
  readonly purchase: string;
  /** ISO time. */
  readonly exportedAt: string;
  /** When the users were read; null while that has not ended. */
  readonly asOf: string | null;
  readonly of: 'selected' | 'shown';
  /** Filters and order as an address has them. */
  readonly search: string;
  /** False: users were missing when this was written. */
  readonly complete: boolean;
  readonly loaded: number;
  readonly total: number | null;
};

/**
 * Users with the columns of the table, for other programs. A date is `null` where nothing is recorded,
 * and not there at all where GitLab does not tell.
 */
export function usersToJson(
  users: readonly SeatUser[],
  columns: readonly SeatColumnId[],
  about: ExportAbout,
): string {
  const fields = fieldsOf(columns);
  const list = users.map((user) => ({
    id: user.id,
    ...Object.fromEntries(fields.map(({ header, value }) => [header, value(user)])),
  }));
  const file = { format: 'duo-seats-users', version: 1, ...about, count: list.length, users: list };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** Such as `duo-seats-acme-2026-11-21-incomplete.csv`. */
export function fileName(about: ExportAbout, ending: 'csv' | 'json'): string {
  const place = about.place.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  const name = ['duo-seats', place.replaceAll(/^-+|-+$/g, ''), about.exportedAt.slice(0, 10)];
  if (!about.complete) name.push('incomplete');
  return `${name.filter((part) => part !== '').join('-')}.${ending}`;
}
