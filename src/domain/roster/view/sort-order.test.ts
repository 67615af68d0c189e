import { fc } from '../../../lib/testing/fast-check';
import { describe, expect, it } from 'vitest';
import type { SeatUser } from '../../seat-user';
import { acceptedShare, DEFAULT_BOUNDS, intensityOf, usageOf } from '../../utilization/usage';
import { createUsageFigures } from '../usage-figures';
import { makeUsage, usedBy } from '../testing/make-usage';
import { isUsageColumn, type Sort, SORT_COLUMNS, type SortColumn } from './list-state';
import { dayValue, idNumber, NONE_RECORDED, timeValue, UNKNOWN } from './sort-keys';
import { createSortOrder } from './sort-order';
import { makeUser } from '../testing/make-user';

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Of every third user nothing is known. */
const SINCE = new Map(
  Array.from({ length: 201 }, (_, n) => n)
    .filter((n) => n % 3 > 0)
    .map((n) => [makeUser(n).id, { earliest: null, latest: `2025-01-0${(n % 4) + 1}` }]),
);

const USAGE = makeUsage(201);
const FIGURES = createUsageFigures(USAGE, DEFAULT_BOUNDS);
const KNOWN = { seatSince: SINCE, figures: FIGURES };

/** A figure of use; null for none in the period, undefined where nobody knows. */
function figure(user: SeatUser, column: SortColumn): number | null | undefined {
  const own = usageOf(USAGE, user.id);
  if (own === undefined) return undefined;
  if (own === 'none') return column === 'use.new' ? undefined : null;
  if (column === 'active-days') return own.activeDays;
  if (column === 'accepted') return own.suggestions.shown === 0 ? null : acceptedShare(own);
  const events = column.startsWith('use.') ? own.features[column.slice(4)]?.events : own.events;
  if (column !== 'intensity') return events === 0 ? null : events;
  const intensity = intensityOf(events, 30, DEFAULT_BOUNDS);
  if (intensity === 'none') return null;
  return intensity === 'unknown' ? undefined : ['light', 'regular', 'heavy'].indexOf(intensity);
}

/** Compares as slowly and plainly as the documentation says it. */
function compare(a: SeatUser, b: SeatUser, sort: Sort): number {
  const text = (user: SeatUser, column: SortColumn): string | null => {
    if (column === 'name') return user.name;
    if (column === 'username') return user.username;
    return column === 'email' ? user.publicEmail : user.state;
  };
  const time = (user: SeatUser, column: SortColumn): string | null | undefined => {
    if (column === 'login') return user.lastLoginAt;
    if (column === 'since') return user.holdsSeat ? SINCE.get(user.id)?.latest : null;
    return column === 'duo' ? user.lastDuoActivityOn : user.lastActivityOn;
  };
  const missing = (value: string | number | null | undefined): number =>
    value === undefined ? 2 : value === null ? 1 : 0;
  for (const { column, direction } of sort) {
    const sign = direction === 'asc' ? 1 : -1;
    let result: number;
    if (column === 'seat') result = sign * (Number(a.holdsSeat) - Number(b.holdsSeat));
    else if (column === 'id') result = sign * (idNumber(a.id) - idNumber(b.id));
    else if (isUsageColumn(column)) {
      const [x, y] = [figure(a, column), figure(b, column)];
      result = missing(x) - missing(y);
      if (typeof x === 'number' && typeof y === 'number') result = sign * (x - y);
    } else {
      const dated = ['gitlab', 'duo', 'login', 'since'].includes(column);
      const [x, y] = dated
        ? [time(a, column), time(b, column)]
        : [text(a, column), text(b, column)];
      result = missing(x) - missing(y);
      if (result === 0 && typeof x === 'string' && typeof y === 'string') {
        result = sign * (dated ? (x < y ? -1 : x > y ? 1 : 0) : collator.compare(x, y));
      }
    }
    if (result !== 0) return result;
  }
  return idNumber(a.id) - idNumber(b.id);
}

const day = fc.constantFrom(null, undefined, '2025-01-31', '2025-02-01', '2024-12-31');
const rows = fc.uniqueArray(fc.nat({ max: 200 }), { maxLength: 30 }).chain((numbers) =>
  fc.tuple(
    ...numbers.map((n) =>
      fc
        .record({
          name: fc.constantFrom('Ada', 'ada', 'Ádám', 'User 2', 'User 10', '王伟'),
          username: fc.constantFrom('a', 'b', 'c1', 'c10'),
          publicEmail: fc.constantFrom(null, 'a@b.c', 'b@b.c'),
          state: fc.constantFrom('active', 'blocked'),
          holdsSeat: fc.boolean(),
          lastActivityOn: day,
          lastDuoActivityOn: day,
          lastLoginAt: day.map((one) => (typeof one === 'string' ? `${one}T10:00:00Z` : one)),
        })
        .map((change) => makeUser(n, change)),
    ),
  ),
);

const sorts: fc.Arbitrary<Sort> = fc.array(
  fc.record({
    column: fc.constantFrom<SortColumn[]>(
      ...SORT_COLUMNS,
      'use.chat',
      'use.codeSuggestions',
      'use.new',
    ),
    direction: fc.constantFrom('asc', 'desc'),
  }),
  { minLength: 1, maxLength: 3 },
);

describe('the order', () => {
  it('is that of a plain comparison, for roster after roster', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(rows, sorts), { maxLength: 4 }), (rosters) => {
        const sorting = createSortOrder('en');
        for (const [users, sort] of rosters) {
          const order = Array.from(sorting.order(users, sort, KNOWN), (index) => users[index]?.id);
          const expected = users.toSorted((a, b) => compare(a, b, sort)).map((user) => user.id);
          expect(order).toEqual(expected);
          expect(sorting.order(users, sort, KNOWN)).toBe(sorting.order(users, sort, KNOWN));
        }
      }),
    );
  });

  it('is that of loading without rules', () => {
    const users = [makeUser(7), makeUser(3), makeUser(5)];
    expect(Array.from(createSortOrder('en').order(users, []))).toEqual([0, 1, 2]);
  });

  it('goes by the whole number of an id, also of a very long one, and by text without one', () => {
    const ids = ['9', '10', '99999999999', '100000000000'].map((n) => `gid://gitlab/User/${n}`);
    const users = ['x', ...ids.toReversed(), 'a'].map((id) => ({ ...makeUser(1), id }));
    const order = createSortOrder('en').order(users, [{ column: 'id', direction: 'asc' }]);
    expect(Array.from(order, (index) => users[index]?.id)).toEqual([...ids, 'a', 'x']);
  });
});

it('makes numbers of days, times and ids', () => {
  expect(dayValue('2025-01-31')).toBe(20_250_131);
  expect([dayValue(null), dayValue(undefined)]).toEqual([NONE_RECORDED, UNKNOWN]);
  expect([dayValue('soon'), dayValue('2025-1-3')]).toEqual([UNKNOWN, UNKNOWN]);
  expect(timeValue('1970-01-01T00:01:00Z')).toBe(60);
  expect(timeValue('1969-01-01T00:00:00Z')).toBe(0);
  expect([timeValue('?'), timeValue(null), timeValue(undefined)]).toEqual([
    UNKNOWN,
    NONE_RECORDED,
    UNKNOWN,
  ]);
  expect(idNumber('gid://gitlab/User/42')).toBe(42);
  expect(idNumber('gid://gitlab/User/')).toBeNaN();
});

it('follows what becomes known of the seats', () => {
  const users = [makeUser(1, { holdsSeat: true }), makeUser(2, { holdsSeat: true })];
  const sort: Sort = [{ column: 'since', direction: 'asc' }];
  const sorting = createSortOrder('en');
  expect([...sorting.order(users, sort)]).toEqual([0, 1]);
  const since = (day: string) => ({ earliest: null, latest: day });
  const known = [
    [makeUser(1).id, since('2025-03-01')],
    [makeUser(2).id, since('2025-01-01')],
  ] as const;
  expect([...sorting.order(users, sort, { seatSince: new Map(known) })]).toEqual([1, 0]);
});

it('follows figures of use as they are loaded', () => {
  const users = [1, 2, 3, 4].map((n) => makeUser(n));
  const sort: Sort = [{ column: 'use', direction: 'desc' }];
  const sorting = createSortOrder('en');
  expect([...sorting.order(users, sort)]).toEqual([0, 1, 2, 3]);
  const of = (n: number, events: number) => usedBy(n, { events });
  const usage = { ...makeUsage(0), users: new Map([of(2, 3), of(4, 9), of(3, 0)]) };
  const known = { figures: createUsageFigures(usage, DEFAULT_BOUNDS) };
  expect([...sorting.order(users, sort, known)]).toEqual([3, 1, 0, 2]);
});
