import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createGitLab, type GitLab } from '../../mocks/gitlab';
import { answerIntercepted } from '../../mocks/intercept';
import { readSdl } from '../../mocks/read-sdl';
import { createWorld, specUserId, type UserSpec } from '../../mocks/world/create-world';
import { USER_STATES, type WorldPurchase, type WorldUser } from '../../mocks/world/model';
import type { World } from '../../mocks/world/world';
import { byPreference, type Place, type Purchase } from '../domain/purchase';
import { createRoster } from '../domain/roster/roster';
import type { RosterSnapshot } from '../domain/roster/roster-snapshot';
import { activityMatrix } from '../domain/utilisation/activity-matrix';
import { recencyBuckets } from '../domain/utilisation/recency';
import { utilisationFigures } from '../domain/utilisation/utilisation-figures';
import type { InstanceUrl } from './instance-url';
import { listPurchases } from './purchases';
import { createSeatGateway } from './seat-gateway';
import { openSession } from './sign-in';

const NOW = Date.parse('2026-03-10T12:00:00Z');
const DAY = 86_400_000;
const TODAY = Math.floor(NOW / DAY);
const SDL = readSdl();
const VERSIONS = ['17.5', '18.0', '19.5'];

const daysAgo = fc.option(
  fc.oneof(fc.constantFrom(0, 6, 7, 8, 29, 30, 31, 89, 90, 91), fc.integer({ min: 0, max: 900 })),
);
const person = fc.record({
  state: fc.oneof(
    { weight: 4, arbitrary: fc.constant('active' as const) },
    fc.constantFrom(...USER_STATES),
  ),
  duo: daysAgo,
  gitlab: daysAgo,
  member: fc.boolean(),
  seat: fc.boolean(),
});
const store = fc.record({
  people: fc.array(person, { maxLength: 40 }),
  self: fc.boolean(),
  version: fc.constantFrom(...VERSIONS),
});
type Store = typeof store extends fc.Arbitrary<infer T> ? T : never;

function worldOf({ people, self }: Store): World {
  const users = people.map(({ state, member }): UserSpec => ({
    state,
    ...(member ? {} : { access: null }),
  }));
  const seats = people.flatMap(({ seat }, index) => (seat ? [index] : []));
  const world = createWorld({
    offering: self ? 'self-managed' : 'gitlab-com',
    now: NOW,
    users,
    purchases: [{ quantity: 25, seats }],
  });
  people.forEach(({ duo, gitlab }, index) => {
    const user = world.user(specUserId(index));
    if (!user) throw new Error('No such user');
    user.lastDuoActivityOn = duo === null ? null : TODAY - duo;
    user.lastActivityOn = gitlab === null ? null : TODAY - gitlab;
  });
  return world;
}

/** Signs in, reads purchases and users as the app does, all without a network. */
async function load(
  gitlab: GitLab,
  self: boolean,
): Promise<{ roster: RosterSnapshot; purchase: Purchase }> {
  const session = await openSession({
    instance: 'https://gitlab.test' as InstanceUrl,
    token: () => (self ? 'glpat-demo-admin' : 'glpat-demo-owner'),
    onUnauthorized: () => undefined,
    fetch: async (input, init) => {
      const answer = await answerIntercepted(gitlab, new Request(input, init));
      if (!answer) throw new TypeError('dropped');
      return answer;
    },
  });
  const group = gitlab.world.groupByPath('acme');
  const place: Place = self
    ? { kind: 'instance' }
    : { kind: 'group', id: `gid://gitlab/Group/${group?.id ?? 0}`, fullPath: 'acme', name: 'Acme' };
  const [purchase] = byPreference(await listPurchases(session, place));
  if (!purchase) throw new Error('No purchase');
  const roster = createRoster({
    gateway: createSeatGateway(session, place, purchase),
    purchase,
    clock: { now: () => NOW, sleep: () => Promise.resolve() },
    random: () => 0.5,
  });
  const done = new Promise<RosterSnapshot>((resolve) => {
    roster.subscribe(() => {
      const snapshot = roster.getSnapshot();
      if (snapshot.status.kind === 'complete') resolve(snapshot);
    });
  });
  roster.load();
  const snapshot = await done;
  roster.dispose();
  return { roster: snapshot, purchase };
}

/** The holders straight from the store, by nothing but day numbers. */
function holdersIn(world: World): { users: WorldUser[]; purchase: WorldPurchase } {
  const [purchase] = world.purchases;
  if (!purchase) throw new Error('No purchase');
  return { users: world.users.filter((user) => purchase.seats.has(user.id)), purchase };
}

describe('the figures of the overview', () => {
  it('are those of GitLab’s own store, in 200 random stores', async () => {
    await fc.assert(
      fc.asyncProperty(store, async (spec) => {
        const gitlab = createGitLab({
          sdl: SDL,
          origin: 'https://gitlab.test',
          world: () => worldOf(spec),
          version: spec.version,
          now: NOW,
          rateLimit: null,
        });
        const { roster, purchase } = await load(gitlab, spec.self);
        const told = roster.users.every((user) => user.lastDuoActivityOn !== undefined);
        const figures = utilisationFigures(roster, { today: '2026-03-10' });
        const { users, purchase: stored } = holdersIn(gitlab.world);
        const age = (user: WorldUser) =>
          user.lastDuoActivityOn === null ? null : TODAY - user.lastDuoActivityOn;
        const count = (test: (days: number) => boolean) =>
          users.filter((user) => {
            const days = age(user);
            return days !== null && test(days);
          }).length;

        expect(purchase.purchasedQuantity).toBe(stored.purchasedQuantity);
        expect(purchase.assignedQuantity).toBe(stored.seats.size);
        expect(figures.holders).toEqual({ value: users.length, complete: true, asOf: NOW });
        expect(figures.heldByBlocked).toEqual({
          value: users.filter((user) => user.state !== 'active').length,
          complete: true,
          asOf: NOW,
        });
        if (told) {
          expect(figures.active7.value).toBe(count((days) => days <= 7));
          expect(figures.active30.value).toBe(count((days) => days <= 30));
          expect(figures.active90.value).toBe(count((days) => days <= 90));
          expect(figures.idle.value).toBe(count((days) => days > 30));
          expect(figures.never.value).toBe(users.filter((user) => age(user) === null).length);
          expect(figures.unknown.value).toBe(0);
          expect(figures.idle.complete).toBe(true);
          expect(figures.active30.value + figures.idle.value + figures.never.value).toBe(
            users.length,
          );
        } else {
          // What is not told is unknown: neither zero nor never, and no count of it is complete.
          expect(figures.unknown.value).toBe(users.length);
          expect([figures.active30.value, figures.idle.value, figures.never.value]).toEqual([
            0, 0, 0,
          ]);
          expect(figures.active30.complete).toBe(users.length === 0);
        }

        const buckets = recencyBuckets(roster.users, '2026-03-10');
        expect(buckets.reduce((sum, bucket) => sum + bucket.count, 0)).toBe(users.length);
        for (const bucket of buckets) {
          if (bucket.kind !== 'days' || !told) continue;
          const { from, to } = bucket;
          expect(bucket.count).toBe(count((days) => days >= from && (to === null || days <= to)));
        }

        const matrix = activityMatrix(roster.users, { today: '2026-03-10', days: 30 });
        const cells = matrix.rows.flatMap((row) =>
          matrix.columns.map((one) => matrix.cell(row, one)),
        );
        expect(cells.reduce((sum, cell) => sum + cell.count, 0)).toBe(users.length);
        if (told) {
          expect(matrix.byAdvice.coach).toBe(
            users.filter((user) => {
              const active = user.lastActivityOn !== null && TODAY - user.lastActivityOn <= 30;
              const duo = age(user);
              return active && (duo === null || duo > 30);
            }).length,
          );
        }
      }),
      { numRuns: 200 },
    );
  }, 120_000);
});
