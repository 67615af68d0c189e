import { fc } from '../../../lib/testing/fast-check';
import { describe, expect, it } from 'vitest';
import type { SeatUser } from '../../seat-user';
import {
  type ActivityCondition,
  compileFilters,
  emailDomain,
  type FilterContext,
  type Filters,
  isFiltering,
  NO_FILTERS,
} from './filters';
import { createSearchIndex } from '../view/search-index';
import { makeUser } from '../testing/make-user';
import { daysBefore } from '../../../lib/days';

const TODAY: FilterContext = { today: '2026-01-15' };

function lets(change: Partial<Filters>, user: SeatUser, context = TODAY): boolean {
  const { test } = compileFilters({ ...NO_FILTERS, ...change }, context);
  return test === null || test(user, createSearchIndex().texts([user])[0] ?? '');
}

describe('activity', () => {
  const day = fc.oneof(
    fc.constant(null),
    fc.constant(undefined),
    fc.integer({ min: -5, max: 800 }).map((days) => daysBefore(TODAY.today, days)),
  );

  it('puts every user into exactly one of never, unknown, older and within', () => {
    fc.assert(
      fc.property(day, fc.nat({ max: 400 }), (lastDuoActivityOn, days) => {
        const user = makeUser(1, { lastDuoActivityOn, lastActivityOn: lastDuoActivityOn });
        const conditions: ActivityCondition[] = [
          { kind: 'never' },
          { kind: 'unknown' },
          { kind: 'older', days },
          { kind: 'within', days },
        ];
        const fits = conditions.filter((condition) => lets({ duo: [condition] }, user));
        expect(fits).toHaveLength(1);
        expect(conditions.filter((condition) => lets({ gitlab: [condition] }, user))).toEqual(fits);
        expect(lets({ duo: conditions }, user)).toBe(true);
      }),
    );
  });

  it('counts whole days: 30 days ago is within 30 days, 31 are more', () => {
    const on = (days: number): SeatUser =>
      makeUser(1, { lastDuoActivityOn: daysBefore(TODAY.today, days) });
    expect(lets({ duo: [{ kind: 'within', days: 30 }] }, on(30))).toBe(true);
    expect(lets({ duo: [{ kind: 'older', days: 30 }] }, on(30))).toBe(false);
    expect(lets({ duo: [{ kind: 'older', days: 30 }] }, on(31))).toBe(true);
  });
});

describe('since when a seat is held', () => {
  const user = makeUser(1, { holdsSeat: true });
  const since = (earliest: string | null, latest: string): FilterContext => ({
    ...TODAY,
    seatSince: new Map([[user.id, { earliest, latest }]]),
  });
  const [older, within, unknown] = [
    { since: [{ kind: 'older', days: 30 }] },
    { since: [{ kind: 'within', days: 30 }] },
    { since: [{ kind: 'unknown' }] },
  ] as const;
  const fits = (context: FilterContext, one: SeatUser = user) =>
    [older, within, unknown].map((change) => lets(change, one, context));

  it('counts only what is certain', () => {
    expect(fits(since(null, '2025-11-01'))).toEqual([true, false, false]);
    expect(fits(since('2026-01-01', '2026-01-05'))).toEqual([false, true, false]);
    // Between 5 and 66 days ago, or 5 days ago at the latest.
    expect(fits(since('2025-11-10', '2026-01-10'))).toEqual([false, false, false]);
    expect(fits(since(null, '2026-01-10'))).toEqual([false, false, false]);
  });

  it('is unknown for a holder of whom nothing is known, and nothing for the others', () => {
    const empty = { ...TODAY, seatSince: new Map() };
    expect(fits(empty)).toEqual([false, false, true]);
    expect(fits(empty, makeUser(2, { holdsSeat: false }))).toEqual([false, false, false]);
    // Not read yet.
    expect(fits(TODAY)).toEqual([false, false, false]);
  });
});

describe('text', () => {
  const user = makeUser(1, {
    name: 'José Łukasz',
    username: 'jl77',
    publicEmail: 'jose@Example.com',
  });

  it.each(['jose', 'LUKASZ josé', 'jl7', '@jl', 'example.COM', '  '])('finds %j', (text) => {
    expect(lets({ text }, user)).toBe(true);
  });

  it.each(['maria', 'jose maria', 'łukaszjl', '@77'])('does not find %j', (text) => {
    expect(lets({ text }, user)).toBe(false);
  });
});

describe('the others', () => {
  const user = makeUser(1, { holdsSeat: true, state: 'blocked', publicEmail: 'a@b@Example.com' });

  it('compare seat, state and domain', () => {
    expect(lets({ seat: 'yes' }, user)).toBe(true);
    expect(lets({ seat: 'no' }, user)).toBe(false);
    expect(lets({ states: ['active', 'blocked'] }, user)).toBe(true);
    expect(lets({ states: ['active'] }, user)).toBe(false);
    expect(lets({ domains: ['EXAMPLE.com'] }, user)).toBe(true);
    expect(lets({ domains: ['ample.com'] }, user)).toBe(false);
    expect(lets({ domains: ['example.com'] }, makeUser(2))).toBe(false);
    expect(lets({ seat: 'yes', states: ['active'] }, user)).toBe(false);
    expect(emailDomain('nobody')).toBeNull();
  });

  it('let nobody through while the members of a role or subgroup are not known', () => {
    const filters = { role: 'OWNER', subgroup: 'a/b' };
    expect(lets(filters, user)).toBe(false);
    expect(compileFilters({ ...NO_FILTERS, ...filters }, TODAY).unresolved).toEqual([
      'role',
      'subgroup',
    ]);
    const memberIds = { role: new Set([user.id]), subgroup: new Set([user.id]) };
    expect(lets(filters, user, { ...TODAY, memberIds })).toBe(true);
    expect(lets(filters, makeUser(2), { ...TODAY, memberIds })).toBe(false);
    expect(lets(filters, user, { ...TODAY, memberIds: { role: memberIds.role } })).toBe(false);
  });
});

it('knows whether anything is filtered', () => {
  expect(isFiltering(NO_FILTERS)).toBe(false);
  expect(isFiltering({ ...NO_FILTERS, text: '  ' })).toBe(false);
  expect(compileFilters({ ...NO_FILTERS, text: ' ' }, TODAY)).toMatchObject({
    test: null,
    needsText: false,
  });
  for (const change of [
    { text: 'a' },
    { seat: 'no' },
    { states: ['active'] },
    { duo: [{ kind: 'never' }] },
    { gitlab: [{ kind: 'never' }] },
    { domains: ['a.b'] },
    { role: 'OWNER' },
    { subgroup: 'a' },
  ] as const) {
    expect(isFiltering({ ...NO_FILTERS, ...change })).toBe(true);
  }
});
