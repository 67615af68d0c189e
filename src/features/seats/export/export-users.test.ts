import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { SeatUser } from '../../../domain/seat-user';
import { createUsageFigures } from '../../../domain/roster/usage-figures';
import { makeUsage } from '../../../domain/roster/testing/make-usage';
import { makeUser } from '../../../domain/roster/testing/make-user';
import { DEFAULT_BOUNDS } from '../../../domain/utilization/usage';
import { columnOf, SEAT_COLUMNS, type SeatColumnId } from '../../shared/seats-list/table/columns';
import { exportFileName, usersToCsv, usersToJson, type ExportAbout } from './export-users';

const ada: SeatUser = {
  id: 'gid://gitlab/User/1',
  username: 'ada',
  name: '=cmd|"/c calc"!A1, Ada\n"Ü"',
  publicEmail: null,
  avatarUrl: null,
  webUrl: null,
  state: 'active',
  holdsSeat: true,
  lastActivityOn: '2026-11-01',
  lastDuoActivityOn: null,
  lastLoginAt: undefined,
};
const about: ExportAbout = {
  scope: 'Acme / Platform',
  purchase: 'DUO_ENTERPRISE',
  exportedAt: '2026-11-21T10:00:00.000Z',
  asOf: null,
  of: 'shown',
  search: 'seat=yes',
  complete: false,
  loaded: 1,
  total: 9,
};

function columns(...ids: readonly SeatColumnId[]) {
  return ids.flatMap((id) => SEAT_COLUMNS.find((column) => column.id === id) ?? []);
}

describe('usersToCsv', () => {
  it('has the columns of the table, escapes formulas, and tells none from unknown', () => {
    const csv = usersToCsv([ada], columns('select', 'duo', 'user', 'seat', 'email', 'login'));
    expect(csv.endsWith('\r\n')).toBe(true);
    const { data, errors } = Papa.parse<string[]>(csv.trimEnd());
    expect(errors).toEqual([]);
    expect(data).toEqual([
      [
        ...['last_duo_activity', 'username', 'name', 'assigned_seat'],
        ...['email', 'email_source', 'last_sign_in'],
      ],
      ['none recorded', 'ada', `'${ada.name}`, 'yes', 'private', 'none', 'unknown'],
    ]);
  });
});

describe('figures of use', () => {
  const user = (n: number) => makeUser(n);
  const shown = [
    columnOf('user'),
    columnOf('use'),
    columnOf('use.chat'),
    columnOf('accepted'),
    columnOf('intensity'),
  ];
  const usage = makeUsage(4);

  it('tell none in the period from unknown, and name the period', () => {
    const figures = createUsageFigures(usage, DEFAULT_BOUNDS);
    const csv = usersToCsv([user(1), user(4)], shown, { figures });
    const { data } = Papa.parse<string[]>(csv.trimEnd());
    expect(data[0]?.slice(2)).toEqual([
      'use_events',
      'use_chat',
      'use_accepted',
      'use_intensity',
      'use_from',
      'use_to',
    ]);
    expect(data[1]?.slice(2)).toEqual(['14', '1', '0.400', 'light', usage.from, usage.to]);
    expect(data[2]?.slice(2)).toEqual(['0', '0', 'none in period', 'none', usage.from, usage.to]);
    const partial = createUsageFigures({ ...usage, complete: false }, DEFAULT_BOUNDS);
    const line = Papa.parse<string[]>(usersToCsv([user(4)], shown, { figures: partial }).trimEnd())
      .data[1];
    expect(line?.slice(2, 6)).toEqual(['unknown', 'unknown', 'unknown', 'unknown']);
  });

  it('are unknown while they are not loaded', () => {
    const file: unknown = JSON.parse(usersToJson([user(1)], shown, about));
    expect(file).toHaveProperty('users', [{ id: user(1).id, username: 'user1', name: 'User 1' }]);
  });
});

describe('usersToJson', () => {
  it('has a version, says what is missing, and leaves unknown dates out', () => {
    const file: unknown = JSON.parse(usersToJson([ada], columns('user', 'duo', 'login'), about));
    expect(file).toMatchObject({ format: 'duo-seats-users', version: 1, ...about, count: 1 });
    expect(file).toHaveProperty('users', [
      { id: ada.id, username: 'ada', name: ada.name, last_duo_activity: null },
    ]);
  });
});

it('names a file after the scope and the local time, and says when it is incomplete', () => {
  const exportedAt = new Date(2026, 10, 21, 9, 5).toISOString();
  expect(exportFileName({ ...about, exportedAt }, 'csv')).toBe(
    'duo-seats-acme-platform-users-incomplete-2026-11-21-0905.csv',
  );
  expect(exportFileName({ ...about, exportedAt, scope: '?', complete: true }, 'json')).toBe(
    'duo-seats-users-2026-11-21-0905.json',
  );
});
