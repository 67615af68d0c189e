import { fc } from '../../lib/testing/fast-check';
import { describe, expect, it } from 'vitest';
import { removeOverage, runJobs } from '../../../mocks/rules/jobs';
import { createWorld, specUserId } from '../../../mocks/world/create-world';
import { dayText } from '../../../mocks/world/days';
import type { World } from '../../../mocks/world/world';
import type { Day } from '../../lib/days';
import { makeUser } from '../roster/testing/make-user';
import type { SeatUser } from '../seat-user';
import type { OrderKnowledge, SuggestionsUse } from './seat-order';
import { modelRenewal, type RenewalModel, type RenewalOutcome } from './simulate';

const NOW = Date.parse('2026-03-10T12:00:00Z');
const DAY = 86_400_000;
const TODAY = Math.floor(NOW / DAY);
const AT = { today: '2026-03-10' };
const BY_USE = { order: 'by-use' } as const satisfies OrderKnowledge;

type Holder = {
  /** Days ago of the last Duo activity; null for none recorded. */
  readonly duo: number | null;
  /** Days from the last use of Code Suggestions to `duo`; null for never. */
  readonly earlier: number | null;
  readonly hour: number;
  readonly assigned: number;
  readonly blocked: boolean;
};

const holder: fc.Arbitrary<Holder> = fc.record({
  duo: fc.option(fc.integer({ min: 1, max: 120 })),
  earlier: fc.option(fc.constantFrom(0, 0, 0, 3, 40)),
  hour: fc.integer({ min: 0, max: 23 }),
  assigned: fc.integer({ min: 1, max: 200 }),
  blocked: fc.integer({ min: 0, max: 9 }).map((draw) => draw === 0),
});

function worldOf(holders: readonly Holder[]): World {
  const world = createWorld({
    now: NOW,
    users: holders.length,
    purchases: [{ quantity: holders.length, seats: holders.length }],
  });
  const [purchase] = world.purchases;
  holders.forEach(({ duo, earlier, hour, assigned, blocked }, index) => {
    const user = world.user(specUserId(index));
    if (!user || !purchase) throw new Error('No such user');
    user.lastDuoActivityOn = duo === null ? null : TODAY - duo;
    user.codeSuggestionsUsedAt =
      duo === null || earlier === null ? null : (TODAY - duo - earlier) * DAY + hour * 3_600_000;
    user.state = blocked ? 'blocked' : 'active';
    purchase.seats.set(user.id, { assignedAt: NOW - assigned * DAY });
  });
  return world;
}

/** What GitLab's API shares: neither assignment dates nor which part of Duo was used. */
function reported(world: World, holders: readonly Holder[]): SeatUser[] {
  return holders.map((_, index) => {
    const user = world.user(specUserId(index));
    const day = user?.lastDuoActivityOn ?? null;
    return makeUser(specUserId(index), {
      holdsSeat: true,
      state: user?.state ?? 'active',
      lastDuoActivityOn: day === null ? null : dayText(day),
    });
  });
}

/** The users from whom GitLab's own job removed the seat when it renewed with this many. */
function losers(world: World, seats: number, jobs: 'overage' | 'all'): Set<string> {
  const [purchase] = world.purchases;
  if (!purchase) throw new Error('No purchase');
  const before = [...purchase.seats.keys()];
  purchase.purchasedQuantity = seats;
  if (jobs === 'all') runJobs(world, NOW);
  else removeOverage(world, purchase);
  return new Set(
    before.filter((id) => !purchase.seats.has(id)).map((id) => `gid://gitlab/User/${id}`),
  );
}

function idsWith(outcome: RenewalOutcome, fate: string): string[] {
  return outcome.ranked.filter((one) => one.fate === fate).map(({ user }) => user.id);
}

/** Holders and a number of seats to renew with. */
const renewal = fc
  .array(holder, { minLength: 1, maxLength: 30 })
  .chain((holders) => fc.record({ holders: fc.constant(holders), seats: fc.nat(holders.length) }));

function expectWithinBounds(
  outcome: RenewalOutcome,
  lost: ReadonlySet<string>,
  exceptBlocked = false,
) {
  for (const { user, fate } of outcome.ranked) {
    if (fate === 'lose') expect(lost).toContain(user.id);
    if (fate === 'keep' && !(exceptBlocked && user.state !== 'active')) {
      expect(lost).not.toContain(user.id);
    }
  }
  const activeLost = outcome.ranked.filter(
    ({ user, active }) => active === 'yes' && lost.has(user.id),
  ).length;
  expect(activeLost).toBeLessThanOrEqual(outcome.activeLosing.most);
  if (!exceptBlocked) expect(activeLost).toBeGreaterThanOrEqual(outcome.activeLosing.least);
}

describe('the renewal simulator against GitLab’s own job', () => {
  it('contains the real outcome, without what the API does not share', () => {
    fc.assert(
      fc.property(
        renewal,
        fc.constantFrom('overage' as const, 'all' as const),
        ({ holders, seats }, jobs) => {
          const world = worldOf(holders);
          const users = reported(world, holders);
          const outcome = modelRenewal(users, BY_USE, AT).outcome(seats);
          expectWithinBounds(outcome, losers(world, seats, jobs), jobs === 'all');
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('contains it more closely with the last use of Code Suggestions', () => {
    fc.assert(
      fc.property(renewal, ({ holders, seats }) => {
        const world = worldOf(holders);
        const users = reported(world, holders);
        const knowledge: OrderKnowledge = {
          ...BY_USE,
          suggestions: suggestionsOf(world, holders),
        };
        const outcome = modelRenewal(users, knowledge, AT).outcome(seats);
        const wide = modelRenewal(users, BY_USE, AT).outcome(seats);
        expect(outcome.counts.uncertain).toBeLessThanOrEqual(wide.counts.uncertain);
        expectWithinBounds(outcome, losers(world, seats, 'overage'));
      }),
      { numRuns: 500 },
    );
  });

  it('is right about every user with the whole order', () => {
    const distinct = fc
      .uniqueArray(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 30 })
      .chain((days) =>
        fc.record({
          holders: fc.tuple(
            ...days.map((day) =>
              fc.record({ used: fc.boolean(), hour: fc.nat(23) }).map(({ used, hour }): Holder => ({
                duo: used ? day : null,
                earlier: used ? 0 : null,
                hour,
                assigned: day,
                blocked: false,
              })),
            ),
          ),
          seats: fc.nat(days.length),
        }),
      );
    fc.assert(
      fc.property(distinct, ({ holders, seats }) => {
        const world = worldOf(holders);
        const users = reported(world, holders);
        const assignedOn = new Map(
          holders.map(({ assigned }, index) => [
            `gid://gitlab/User/${specUserId(index)}`,
            dayText(TODAY - assigned),
          ]),
        );
        const knowledge: OrderKnowledge = {
          ...BY_USE,
          suggestions: suggestionsOf(world, holders),
          assignedOn,
        };
        const { range, ...model } = modelRenewal(users, knowledge, AT);
        const outcome = model.outcome(seats);
        const lost = losers(world, seats, 'overage');
        expect(range.least).toBe(range.most);
        expect(outcome.counts.uncertain).toBe(0);
        expect(idsWith(outcome, 'lose').toSorted()).toEqual([...lost].toSorted());
        expect(outcome.ranked.slice(0, lost.size).every(({ user }) => lost.has(user.id))).toBe(
          true,
        );
      }),
      { numRuns: 500 },
    );
  });

  it('has one range, and every number of seats agrees with it', () => {
    fc.assert(
      fc.property(holdersArbitrary, ({ holders, unknown }) => {
        const world = worldOf(holders);
        for (const model of models(world, holders, unknown)) {
          const { range } = model;
          expect(range.least).toBeLessThanOrEqual(range.most);
          expect(model.outcome(range.least).activeLosing).toEqual({
            least: 0,
            most: range.activeLosingAtLeast,
          });
          for (let seats = 0; seats <= holders.length + 1; seats += 1) {
            const { counts, losing, surplus, activeLosing } = model.outcome(seats);
            expect(activeLosing.least > 0).toBe(seats < range.least);
            expect(activeLosing.most > 0).toBe(seats < range.most);
            expect(counts.lose + counts.uncertain + counts.keep).toBe(holders.length);
            expect(losing.lose + losing.uncertain + losing.keep).toBe(surplus);
            expect(losing.uncertain).toBeLessThanOrEqual(counts.uncertain);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('only becomes narrower by knowing more: nobody is lost whom it kept before', () => {
    fc.assert(
      fc.property(holdersArbitrary, ({ holders, unknown }) => {
        const known = models(worldOf(holders), holders, unknown);
        known.slice(1).forEach((more, index) => {
          const less = known[index];
          if (!less) throw new Error('Nothing before it');
          expect(more.range.least).toBeGreaterThanOrEqual(less.range.least);
          expect(more.range.most).toBeLessThanOrEqual(less.range.most);
          for (let seats = 0; seats <= holders.length; seats += 1) {
            const [before, after] = [less.outcome(seats), more.outcome(seats)];
            expect(after.activeLosing.most).toBeLessThanOrEqual(before.activeLosing.most);
            expect(after.activeLosing.least).toBeGreaterThanOrEqual(before.activeLosing.least);
            for (const fate of ['lose', 'keep'] as const) {
              const now = new Set(idsWith(after, fate));
              expect(idsWith(before, fate).filter((id) => !now.has(id))).toEqual([]);
            }
          }
        });
      }),
      { numRuns: 150 },
    );
  });

  it('holds when GitLab renews with either end of the range', () => {
    fc.assert(
      fc.property(holdersArbitrary, ({ holders, unknown }) => {
        const count = models(worldOf(holders), holders, unknown).length;
        for (let index = 0; index < count; index += 1) {
          const activeLost = (of: (model: RenewalModel) => number) => {
            // A renewal changes its world.
            const world = worldOf(holders);
            const model = models(world, holders, unknown)[index];
            if (!model) throw new Error('No such model');
            const active = model.outcome(0).ranked.filter((one) => one.active === 'yes');
            const lost = losers(world, Math.max(0, of(model)), 'overage');
            return {
              range: model.range,
              lost: active.filter(({ user }) => lost.has(user.id)).length,
            };
          };
          expect(activeLost(({ range }) => range.most).lost).toBe(0);
          const least = activeLost(({ range }) => range.least);
          expect(least.lost).toBeLessThanOrEqual(least.range.activeLosingAtLeast);
          const fewer = activeLost(({ range }) => range.least - 1);
          if (fewer.range.least > 0) expect(fewer.lost).toBeGreaterThan(0);
        }
      }),
      { numRuns: 150 },
    );
  });
});

const holdersArbitrary = fc.record({
  holders: fc.array(holder, { minLength: 1, maxLength: 30 }),
  /** Of whom GitLab reports no activity: every so-many-th holder; 0 for nobody. */
  unknown: fc.constantFrom(0, 0, 3),
});

/** By less knowledge first, then by more. */
function models(world: World, holders: readonly Holder[], unknown: number): RenewalModel[] {
  const users = reported(world, holders).map((user, index) =>
    unknown > 0 && index % unknown === 0 ? { ...user, lastDuoActivityOn: undefined } : user,
  );
  const suggestions = suggestionsOf(world, holders);
  // First nothing of a part of the users, as GitLab may report some only.
  const some: SuggestionsUse = {
    ...suggestions,
    on: new Map([...suggestions.on].filter((_, index) => index % 2 === 0)),
    none: new Set([...suggestions.none].filter((_, index) => index % 2 === 0)),
  };
  const knowledge: readonly OrderKnowledge[] = [
    { order: 'unknown' },
    BY_USE,
    { ...BY_USE, suggestions: some },
    { ...BY_USE, suggestions },
  ];
  return knowledge.map((one) => modelRenewal(users, one, AT));
}

/** All of it: what is not in the map was never used. */
function suggestionsOf(world: World, holders: readonly Holder[]): SuggestionsUse {
  const on = new Map<string, Day>();
  const none = new Set<string>();
  holders.forEach((_, index) => {
    const id = `gid://gitlab/User/${specUserId(index)}`;
    const used = world.user(specUserId(index))?.codeSuggestionsUsedAt ?? null;
    if (used === null) none.add(id);
    else on.set(id, dayText(Math.floor(used / DAY)));
  });
  return { on, none, from: '1970-01-01' };
}
