import { fc } from '../../lib/testing/fast-check';
import { describe, expect, it } from 'vitest';
import { removeOverage, runJobs } from '../../../mocks/rules/jobs';
import { createWorld, specUserId } from '../../../mocks/world/create-world';
import { dayText } from '../../../mocks/world/days';
import type { World } from '../../../mocks/world/world';
import type { Day } from '../../lib/days';
import { makeUser } from '../roster/testing/make-user';
import type { SeatUser } from '../seat-user';
import type { OrderKnowledge } from './seat-order';
import { rankHolders, type RenewalOutcome } from './simulate';

const NOW = Date.parse('2026-03-10T12:00:00Z');
const DAY = 86_400_000;
const TODAY = Math.floor(NOW / DAY);

type Holder = {
  /** Days ago of the last Duo activity; null for none recorded. */
  readonly duo: number | null;
  /** So many days before that the last use of Code Suggestions; null for never. */
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

/** What GitLab's API tells of the holders: neither assignment dates nor which part of Duo was used. */
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

/** Users who lost their seat when GitLab's own job renewed with so many. */
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
    ({ user, active }) => active && lost.has(user.id),
  ).length;
  expect(activeLost).toBeLessThanOrEqual(outcome.activeLosing.most);
  if (!exceptBlocked) expect(activeLost).toBeGreaterThanOrEqual(outcome.activeLosing.least);
}

describe('the renewal simulator against GitLab’s own job', () => {
  it('contains the real outcome, whatever the API does not tell', () => {
    fc.assert(
      fc.property(
        renewal,
        fc.constantFrom('overage' as const, 'all' as const),
        ({ holders, seats }, jobs) => {
          const world = worldOf(holders);
          const users = reported(world, holders);
          const order = rankHolders(
            users,
            { order: 'by-use', duoActivity: 'may-be-other' },
            { today: '2026-03-10' },
          );
          const outcome = order.outcome(seats);
          expectWithinBounds(outcome, losers(world, seats, jobs), jobs === 'all');
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('contains it more closely where the last use of Code Suggestions is told', () => {
    fc.assert(
      fc.property(renewal, ({ holders, seats }) => {
        const world = worldOf(holders);
        const users = reported(world, holders);
        const knowledge: OrderKnowledge = {
          order: 'by-use',
          duoActivity: 'may-be-other',
          suggestionsOn: suggestionsOf(world, holders),
        };
        const outcome = rankHolders(users, knowledge, { today: '2026-03-10' }).outcome(seats);
        const wide = rankHolders(
          users,
          { order: 'by-use', duoActivity: 'may-be-other' },
          { today: '2026-03-10' },
        );
        expect(outcome.counts['may-lose']).toBeLessThanOrEqual(
          wide.outcome(seats).counts['may-lose'],
        );
        expectWithinBounds(outcome, losers(world, seats, 'overage'));
      }),
      { numRuns: 500 },
    );
  });

  it('is right about everyone where all of the order is told', () => {
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
          order: 'by-use',
          duoActivity: 'is-suggestions',
          assignedOn,
        };
        const outcome = rankHolders(users, knowledge, { today: '2026-03-10' }).outcome(seats);
        const lost = losers(world, seats, 'overage');
        expect(outcome.counts['may-lose']).toBe(0);
        expect(idsWith(outcome, 'lose').toSorted()).toEqual([...lost].toSorted());
        expect(outcome.ranked.slice(0, lost.size).every(({ user }) => lost.has(user.id))).toBe(
          true,
        );
      }),
      { numRuns: 500 },
    );
  });

  it('names the least number of seats that costs no active user one', () => {
    fc.assert(
      fc.property(fc.array(holder, { minLength: 1, maxLength: 30 }), (holders) => {
        const users = reported(worldOf(holders), holders);
        for (const duoActivity of ['may-be-other', 'is-suggestions'] as const) {
          const order = rankHolders(
            users,
            { order: 'by-use', duoActivity },
            { today: '2026-03-10' },
          );
          const least = order.leastForActive;
          expect(order.outcome(least).activeLosing.most).toBe(0);
          if (least > 0) expect(order.outcome(least - 1).activeLosing.most).toBeGreaterThan(0);
        }
        // With that number nobody active loses a seat in the real renewal either.
        const world = worldOf(holders);
        const safe = rankHolders(
          users,
          { order: 'by-use', duoActivity: 'may-be-other' },
          { today: '2026-03-10' },
        );
        const lost = losers(world, safe.leastForActive, 'all');
        expect(
          safe.outcome(0).ranked.filter(({ active, user }) => active && lost.has(user.id)),
        ).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

function suggestionsOf(world: World, holders: readonly Holder[]): Map<string, Day | null> {
  return new Map(
    holders.map((_, index) => {
      const used = world.user(specUserId(index))?.codeSuggestionsUsedAt ?? null;
      const day = used === null ? null : dayText(Math.floor(used / DAY));
      return [`gid://gitlab/User/${specUserId(index)}`, day];
    }),
  );
}
