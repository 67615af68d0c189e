import { expect, it } from 'vitest';
import { daysBefore } from '../../lib/days';
import { makeUser } from '../roster/testing/make-user';
import type { SeatUser } from '../seat-user';
import { lastUseOf, LEFT_OUT, MESSAGE_KINDS, recipientsOf } from './recipients';

const TODAY = '2026-03-10';
const ago = (days: number) => daysBefore(TODAY, days);

/** By username, where each user ended up. */
function groups(list: readonly Partial<SeatUser>[], lightEvents?: ReadonlyMap<string, number>) {
  const users = list.map((change, index) =>
    makeUser(index + 1, { publicEmail: `user${index + 1}@example.com`, ...change }),
  );
  const found = recipientsOf(users, {
    today: TODAY,
    idleDays: 30,
    ...(lightEvents && { lightEvents }),
  });
  const named = (some: readonly SeatUser[]) => some.map(({ username }) => username);
  return Object.fromEntries(
    [
      ...MESSAGE_KINDS.map((kind) => [kind, named(found[kind])] as const),
      ...LEFT_OUT.map((reason) => [reason, named(found.leftOut[reason])] as const),
    ].filter(([, names]) => names.length > 0),
  );
}

it('writes to idle users and to those who never used Duo, each in words of their own', () => {
  expect(groups([{ lastDuoActivityOn: ago(31) }, { lastDuoActivityOn: null }])).toEqual({
    idle: ['user1'],
    never: ['user2'],
  });
});

it('writes to nobody who was active within the period', () => {
  expect(groups([{ lastDuoActivityOn: ago(30) }, { lastDuoActivityOn: ago(2) }])).toEqual({
    active: ['user1', 'user2'],
  });
});

it('writes to light users where their use counts as idle, in words of their own', () => {
  const recent = { lastDuoActivityOn: ago(2) };
  const blocked = { ...recent, state: 'blocked' };
  const events = new Map([1, 3, 4].map((n) => [makeUser(n).id, n]));
  expect(groups([recent, recent, { publicEmail: null, ...recent }, blocked], events)).toEqual({
    light: ['user1'],
    active: ['user2'],
    'no-address': ['user3'],
    inactive: ['user4'],
  });
});

it('leaves out who cannot answer, whatever their activity', () => {
  expect(
    groups([
      { state: 'blocked', lastDuoActivityOn: ago(2) },
      { state: 'deactivated', lastDuoActivityOn: ago(200) },
      { username: 'project_12_bot_3a', lastDuoActivityOn: null },
      { username: 'group_7_bot', lastDuoActivityOn: null },
      { username: 'service_account_group_7_ab', lastDuoActivityOn: null },
      { lastDuoActivityOn: undefined },
      { lastDuoActivityOn: ago(99), publicEmail: null },
    ]),
  ).toEqual({
    inactive: ['user1', 'user2'],
    bot: ['project_12_bot_3a', 'group_7_bot', 'service_account_group_7_ab'],
    unknown: ['user6'],
    'no-address': ['user7'],
  });
  expect(groups([{ username: 'botanist', lastDuoActivityOn: null }])).toEqual({
    never: ['botanist'],
  });
});

it('knows the day after which none of the readers used Duo', () => {
  const readers = [31, 90, 45].map((days) => makeUser(1, { lastDuoActivityOn: ago(days) }));
  expect(lastUseOf(readers)).toBe(ago(31));
  expect(lastUseOf([makeUser(1)])).toBeNull();
});
