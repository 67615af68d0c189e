import { fc } from '../lib/testing/fast-check';
import { describe, expect, it } from 'vitest';
import { createGitLab } from '../../mocks/gitlab';
import { readSdl } from '../../mocks/read-sdl';
import { createWorld, specUserId, type UserSpec } from '../../mocks/world/create-world';
import { USER_STATES, type WorldUser } from '../../mocks/world/model';
import type { World } from '../../mocks/world/world';
import { compileFilters, NO_FILTERS } from '../domain/roster/filters/filters';
import { readListState, writeListState } from '../domain/roster/filters/filters-url';
import {
  ACTIVITY_LEVELS,
  activityMatrix,
  type ActivityLevel,
} from '../domain/utilization/activity-matrix';
import { breakdown } from '../domain/utilization/breakdown';
import { FIGURE_FILTERS, utilizationFigures } from '../domain/utilization/utilization-figures';
import { recencyBuckets } from '../domain/utilization/recency';
import { readMembers } from './members';
import { readStore } from './testing/read-store';

const NOW = Date.parse('2026-03-10T12:00:00Z');
const DAY = 86_400_000;
const TODAY = Math.floor(NOW / DAY);
const SDL = readSdl();
/** What each version tells: the last Duo activity, and holders who are not eligible any more. */
const VERSIONS = {
  '16.8': { duo: false, allHolders: false },
  '17.5': { duo: false, allHolders: true },
  '18.0': { duo: true, allHolders: true },
  '19.5': { duo: true, allHolders: true },
} as const;
const ROLES = { GUEST: 'Guest', REPORTER: 'Reporter', DEVELOPER: 'Developer', OWNER: 'Owner' };
const ROLE_ORDER = ['Owner', 'Developer', 'Reporter', 'Guest'];

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
  access: fc.option(fc.constantFrom('GUEST', 'REPORTER', 'DEVELOPER', 'OWNER')),
  seat: fc.boolean(),
});
const store = fc.record({
  rows: fc.array(person, { maxLength: 40 }),
  self: fc.boolean(),
  version: fc.constantFrom('16.8' as const, '17.5' as const, '18.0' as const, '19.5' as const),
});
type Store = typeof store extends fc.Arbitrary<infer T> ? T : never;

function worldOf({ rows, self }: Store): World {
  const users = rows.map(({ state, access }): UserSpec => ({ state, access }));
  const seats = rows.flatMap(({ seat }, index) => (seat ? [index] : []));
  const world = createWorld({
    offering: self ? 'self-managed' : 'gitlab-com',
    now: NOW,
    users,
    purchases: [{ quantity: 25, seats }],
  });
  rows.forEach(({ duo, gitlab }, index) => {
    const user = world.user(specUserId(index));
    if (!user) throw new Error('No such user');
    user.lastDuoActivityOn = duo === null ? null : TODAY - duo;
    user.lastActivityOn = gitlab === null ? null : TODAY - gitlab;
  });
  return world;
}

/** The holders straight from the store, by nothing but day numbers. */
function holdersIn(world: World, { self, version }: Store): readonly WorldUser[] {
  const [purchase] = world.purchases;
  const [group] = world.groups;
  if (!purchase || !group) throw new Error('No purchase or group');
  const members = new Set(group.members.map(({ userId }) => userId));
  // An old GitLab lists nobody who could not be given a seat.
  const listed = (user: WorldUser) =>
    VERSIONS[version].allHolders || (user.state === 'active' && (self || members.has(user.id)));
  return world.users.filter((user) => purchase.seats.has(user.id) && listed(user));
}

const ago = (day: number | null) => (day === null ? null : TODAY - day);

/** How long ago, as the store has it: a number of days, never, or not told. */
type Age = number | null | undefined;

function levelOf(age: Age): ActivityLevel {
  if (age === undefined) return 'unknown';
  if (age === null) return 'never';
  return age <= 30 ? 'active' : 'idle';
}

function fromStore(spec: Store) {
  return createGitLab({
    sdl: SDL,
    origin: 'https://gitlab.test',
    world: () => worldOf(spec),
    version: spec.version,
    now: NOW,
    rateLimit: null,
  });
}

describe('what the overview shows', () => {
  it('is what GitLab’s own store has, in 200 random stores', async () => {
    await fc.assert(
      fc.asyncProperty(store, async (spec) => {
        const gitlab = fromStore(spec);
        const { roster, purchase } = await readStore(gitlab, { self: spec.self, now: NOW });
        const figures = utilizationFigures(roster, { today: '2026-03-10' });
        const [stored] = gitlab.world.purchases;
        const users = holdersIn(gitlab.world, spec);
        const tells = VERSIONS[spec.version];
        const ages = users.map((user): Age => {
          return tells.duo ? ago(user.lastDuoActivityOn) : undefined;
        });
        const count = (test: (age: Age) => boolean) => ages.filter(test).length;
        const within = (days: number) => count((age) => typeof age === 'number' && age <= days);

        expect(purchase.purchasedQuantity).toBe(stored?.purchasedQuantity);
        expect(purchase.assignedQuantity).toBe(stored?.seats.size);

        // A figure is complete when GitLab lists every holder and tells what it depends on.
        const all = tells.allHolders;
        const known = all && (tells.duo || users.length === 0);
        const figure = (value: number, complete = known) => ({ value, complete, asOf: NOW });
        expect(figures).toEqual({
          holders: figure(users.length, all),
          active7: figure(within(7)),
          active30: figure(within(30)),
          active90: figure(within(90)),
          idle: figure(count((age) => typeof age === 'number' && age > 30)),
          never: figure(count((age) => age === null)),
          unknown: figure(
            count((age) => age === undefined),
            all,
          ),
          heldByBlocked: figure(users.filter(({ state }) => state !== 'active').length, all),
        });

        // The link of each figure lists just those users.
        for (const [name, filters] of Object.entries(FIGURE_FILTERS)) {
          const state = { filters: { ...NO_FILTERS, ...filters }, sort: [], period: null };
          const link = readListState(writeListState(state)).filters;
          const { test } = compileFilters(link, { today: '2026-03-10' });
          const shown = roster.users.filter((user) => test?.(user, '') ?? true);
          expect([name, shown.length]).toEqual([name, figures[name as 'idle'].value]);
        }

        const buckets = recencyBuckets(roster.users, '2026-03-10');
        const expected = buckets.map((bucket) => {
          if (bucket.kind === 'never') return count((age) => age === null);
          if (bucket.kind === 'unknown') return count((age) => age === undefined);
          const { from, to } = bucket;
          return count((age) => typeof age === 'number' && age >= from && age <= (to ?? Infinity));
        });
        expect(buckets.map((bucket) => bucket.count)).toEqual(expected);
        expect(expected.reduce((sum, one) => sum + one, 0)).toBe(users.length);

        const matrix = activityMatrix(roster.users, { today: '2026-03-10', days: 30 });
        const levels = users.map((user, index) => [
          levelOf(ago(user.lastActivityOn)),
          levelOf(ages[index]),
        ]);
        for (const gitlabLevel of ACTIVITY_LEVELS) {
          for (const duo of ACTIVITY_LEVELS) {
            expect([gitlabLevel, duo, matrix.cell(gitlabLevel, duo).count]).toEqual([
              gitlabLevel,
              duo,
              levels.filter(([one, other]) => one === gitlabLevel && other === duo).length,
            ]);
          }
        }
        expect(matrix.total).toBe(users.length);
      }),
      { numRuns: 200 },
    );
  }, 120_000);

  it('divides by role as GitLab’s own store does', async () => {
    await fc.assert(
      fc.asyncProperty(store, async (drawn) => {
        const spec = { ...drawn, self: false };
        const gitlab = fromStore(spec);
        const { roster, session } = await readStore(gitlab, { self: false, now: NOW });
        const { facts } = await readMembers(session, 'acme', () => undefined);
        const rows = breakdown(roster.users, facts, 'role', '2026-03-10');
        const holders = holdersIn(gitlab.world, spec).map(({ id }) => id);
        const roleOf = (id: number) => {
          const access = spec.rows[id - specUserId(0)]?.access ?? null;
          return access === null ? null : ROLES[access];
        };
        const roles = holders.map(roleOf);
        const expected = [...ROLE_ORDER, null].flatMap((label) => {
          const seats = roles.filter((role) => role === label).length;
          return seats === 0 ? [] : [[label, seats]];
        });
        expect(rows.map(({ label, holders: seats }) => [label, seats])).toEqual(expected);
        for (const { holders: seats, active, idle, never, unknown } of rows) {
          expect(active + idle + never + unknown).toBe(seats);
        }
      }),
      { numRuns: 60 },
    );
  }, 120_000);
});
