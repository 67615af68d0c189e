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
import { createUsageFigures } from '../usage-figures';
import { makeUsage, usedBy } from '../testing/make-usage';
import {
  DEFAULT_BOUNDS,
  eventsOf,
  INTENSITIES,
  intensityOf,
  type Usage,
  usageOf,
} from '../../utilization/usage';
import { daysBefore } from '../../../lib/days';

const TODAY: FilterContext = { today: '2026-01-15' };

function lets(change: Partial<Filters>, user: SeatUser, context = TODAY): boolean {
  const { test } = compileFilters({ ...NO_FILTERS, ...change }, context);
  const own = usageOf(context.figures?.usage, user.id);
  return test === null || test(user, createSearchIndex().texts([user])[0] ?? '', own);
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

describe('use', () => {
  const usage = makeUsage(40);
  const context = (change: Partial<Usage> = {}): FilterContext => ({
    ...TODAY,
    figures: createUsageFigures({ ...usage, ...change }, DEFAULT_BOUNDS),
  });
  const feature = fc.constantFrom(null, 'chat', 'codeSuggestions', 'unheardOf');
  const userNumber = fc.integer({ min: 1, max: 50 });

  it('of a feature is over N, none, or neither, and none where nobody knows', () => {
    fc.assert(
      fc.property(userNumber, feature, fc.nat({ max: 60 }), (n, feature, events) => {
        const user = makeUser(n);
        const known = eventsOf(usage, user.id, feature);
        const over = { use: [{ feature, kind: 'over', events }] } as const;
        const none = { use: [{ feature, kind: 'none' }] } as const;
        expect(lets(over, user, context())).toBe(known !== undefined && known > events);
        expect(lets(none, user, context())).toBe(known === 0);
        const either = { use: [...over.use, ...none.use] };
        expect(lets(either, user, context())).toBe(
          lets(over, user, context()) || lets(none, user, context()),
        );
      }),
    );
  });

  it('of two features is asked for both', () => {
    const both = {
      use: [
        { feature: 'chat', kind: 'over', events: 3 },
        { feature: 'codeSuggestions', kind: 'none' },
      ],
    } as const;
    const use = (chat: number, codeSuggestions: number) =>
      context({
        users: new Map([
          usedBy(1, {
            features: {
              chat: { events: chat, lastOn: undefined },
              codeSuggestions: { events: codeSuggestions, lastOn: undefined },
            },
          }),
        ]),
      });
    expect(lets(both, makeUser(1), use(4, 0))).toBe(true);
    expect(lets(both, makeUser(1), use(4, 1))).toBe(false);
    expect(lets(both, makeUser(1), use(3, 0))).toBe(false);
  });

  it('has one intensity for each user', () => {
    fc.assert(
      fc.property(userNumber, fc.boolean(), (n, complete) => {
        const fits = INTENSITIES.filter((one) =>
          lets({ intensity: [one] }, makeUser(n), context({ complete })),
        );
        expect(fits).toEqual([
          intensityOf(eventsOf({ ...usage, complete }, makeUser(n).id, null), 30, DEFAULT_BOUNDS),
        ]);
      }),
    );
  });

  it('is never none where GitLab may have more, or may collect nothing', () => {
    const absent = makeUser(999);
    const none = { use: [{ feature: null, kind: 'none' }] } as const;
    expect(lets(none, absent, context())).toBe(true);
    for (const change of [{ complete: false }, { collected: false }]) {
      expect(lets(none, absent, context(change))).toBe(false);
      expect(lets({ intensity: ['none'] }, absent, context(change))).toBe(false);
      expect(lets({ intensity: ['unknown'] }, absent, context(change))).toBe(true);
    }
  });

  it('lets nobody through while it is not loaded', () => {
    for (const change of [
      { use: [{ feature: 'chat', kind: 'none' }] },
      { intensity: [...INTENSITIES] },
    ] as const) {
      expect(lets(change, makeUser(1))).toBe(false);
      expect(compileFilters({ ...NO_FILTERS, ...change }, TODAY).unresolved).toEqual(['use']);
    }
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
    { use: [{ feature: null, kind: 'none' }] },
    { intensity: ['none'] },
  ] as const) {
    expect(isFiltering({ ...NO_FILTERS, ...change })).toBe(true);
  }
});
