import { describe, expect, it } from 'vitest';
import { createGitLab } from '../../../mocks/gitlab';
import { readSdl } from '../../../mocks/read-sdl';
import { type DuoFeature, DUO_EVENTS, eventsOfDay } from '../../../mocks/rules/duo-use';
import { countedFeatures } from '../../../mocks/version-rules';
import { parseVersion } from '../../../mocks/versions';
import { createWorld, specUserId, type UserSpec } from '../../../mocks/world/create-world';
import type { WorldUser } from '../../../mocks/world/model';
import type { World } from '../../../mocks/world/world';
import { acceptedShare, eventsOf, usageOf } from '../../domain/utilization/usage';
import { summarizeUsage } from '../../domain/utilization/usage-summary';
import { daysBefore, utcDay } from '../../lib/days';
import { fc } from '../../lib/testing/fast-check';
import { readStore } from '../testing/read-store';
import { readUsage } from './read-usage';

const NOW = Date.parse('2026-03-10T12:00:00Z');
const DAY = 86_400_000;
const TODAY = Math.floor(NOW / DAY);
const SDL = readSdl();
const FEATURES = Object.keys(DUO_EVENTS) as DuoFeature[];

const daysAgo = fc.option(
  fc.oneof(fc.constantFrom(0, 6, 7, 29, 30, 89, 90), fc.integer({ min: 0, max: 200 })),
);
const store = fc.record({
  rows: fc.array(
    fc.record({
      suggested: daysAgo,
      used: daysAgo,
      seat: fc.boolean(),
      blocked: fc.boolean(),
      member: fc.boolean(),
    }),
    { maxLength: 12 },
  ),
  version: fc.constantFrom('16.8' as const, '17.5' as const, '18.5' as const, '19.4' as const),
  clickHouse: fc.boolean(),
  self: fc.boolean(),
  ownerHasSeat: fc.boolean(),
  days: fc.constantFrom<number>(7, 30, 90),
});
type Store = typeof store extends fc.Arbitrary<infer T> ? T : never;

function worldOf({ rows, version, self, clickHouse, ownerHasSeat }: Store): World {
  const world = createWorld({
    offering: self ? 'self-managed' : 'gitlab-com',
    now: NOW,
    aiMetrics: 'answered',
    clickHouse,
    users: rows.map(({ member, blocked }): UserSpec => ({
      state: blocked ? 'blocked' : 'active',
      createdAt: NOW - 900 * DAY,
      ...(!member && { access: null }),
    })),
    purchases: [
      {
        name: version === '16.8' ? 'CODE_SUGGESTIONS' : 'DUO_ENTERPRISE',
        quantity: 25,
        seats: rows.flatMap(({ seat }, index) => (seat ? [index] : [])),
      },
    ],
  });
  rows.forEach(({ suggested, used }, index) => {
    const user = world.user(specUserId(index));
    if (!user) throw new Error('No such user');
    const days = [suggested, used].filter((day) => day !== null);
    user.lastDuoActivityOn = days.length === 0 ? null : TODAY - Math.min(...days);
    user.codeSuggestionsUsedAt = suggested === null ? null : (TODAY - suggested) * DAY + 3_600_000;
  });
  const owner = world.userByUsername(self ? 'root' : 'olivia');
  if (ownerHasSeat && owner) world.purchases[0]?.seats.set(owner.id, { assignedAt: NOW - DAY });
  return world;
}

type Counted = {
  readonly events: number;
  readonly days: ReadonlySet<number>;
  readonly features: ReadonlyMap<DuoFeature, number>;
  readonly kinds: ReadonlyMap<string, number>;
};

/** One user's use straight from the store: day by day, event by event. */
function countIn(user: WorldUser, features: readonly DuoFeature[], days: number): Counted {
  const found = new Set<number>();
  const byFeature = new Map<DuoFeature, number>();
  const kinds = new Map<string, number>();
  for (let day = TODAY - days + 1; day <= TODAY; day += 1) {
    for (const feature of features) {
      for (const { event } of eventsOfDay(user, feature, day)) {
        found.add(day);
        byFeature.set(feature, (byFeature.get(feature) ?? 0) + 1);
        kinds.set(event, (kinds.get(event) ?? 0) + 1);
      }
    }
  }
  const events = [...byFeature.values()].reduce((sum, count) => sum + count, 0);
  return { events, days: found, features: byFeature, kinds };
}

const anyEvents = (counts: Iterable<Counted>) => [...counts].some(({ events }) => events > 0);

/** What GitLab is to answer, by its rules: whose figures, counted how, and of whom nothing is known. */
function expectedOf(world: World, spec: Store) {
  const { version, self, clickHouse, ownerHasSeat, days } = spec;
  const features = countedFeatures(parseVersion(version));
  const [group] = world.groups;
  const seats = world.purchases[0]?.seats;
  if (!group || !seats) throw new Error('No group or purchase');
  const ids = new Set(group.members.flatMap((one) => (one.state === 'active' ? one.userId : [])));
  const members = world.users.filter(({ id }) => ids.has(id));
  const count = (users: readonly WorldUser[], span = days) =>
    new Map(users.map((user) => [user.id, countIn(user, features, span)]));
  const byEvents = (users: readonly WorldUser[]) => {
    const all = count(users);
    return { form: 'events', all, listed: null, collected: anyEvents(all.values()) } as const;
  };
  if (self) return version === '19.4' ? byEvents(world.users) : ('instance' as const);
  if (version === '16.8') return 'version' as const;
  if (version !== '19.4' && !ownerHasSeat) return 'refused' as const;
  const listed = version === '19.4' ? members : members.filter(({ id }) => seats.has(id));
  const all = count(listed);
  const figures = clickHouse ? [...all.values()].map((one) => figureOf(one, version)) : [];
  const form = version === '19.4' ? 'metrics' : 'old';
  const metrics = { form, all, listed: form === 'old' ? listed : null } as const;
  if (figures.some((figure) => figure > 0)) return { ...metrics, collected: true };
  const events = version === '17.5' ? null : byEvents(members);
  if (events?.collected) return events;
  return { ...metrics, collected: clickHouse && anyEvents(count(listed, 365).values()) };
}

/** All that is counted of a user; before 18.7, accepted suggestions and chats alone. */
function figureOf({ events, kinds }: Counted, version: Store['version']): number {
  const old =
    (kinds.get('CODE_SUGGESTION_ACCEPTED_IN_IDE') ?? 0) +
    (kinds.get('REQUEST_DUO_CHAT_RESPONSE') ?? 0);
  return version === '19.4' ? events : old;
}

describe('use by feature', () => {
  it('is what GitLab’s own store has, in 200 random stores', async () => {
    await fc.assert(
      fc.asyncProperty(store, async (spec) => {
        const { self, version, days } = spec;
        const gitlab = createGitLab({
          sdl: SDL,
          origin: 'https://gitlab.test',
          world: () => worldOf(spec),
          version,
          now: NOW,
          rateLimit: null,
        });
        const { session, roster } = await readStore(gitlab, { self, now: NOW });
        const today = utcDay(NOW);
        const answer = await readUsage(
          session,
          self ? { kind: 'instance' } : { kind: 'group', fullPath: 'acme' },
          { from: daysBefore(today, days - 1), to: today },
          { clock: { now: () => NOW, sleep: () => Promise.resolve() } },
        );
        const expected = expectedOf(gitlab.world, spec);
        if (typeof expected === 'string') {
          expect(answer).toEqual({ kind: 'unavailable', why: expected });
          return;
        }
        if (answer.kind !== 'answered') throw new Error(answer.why);
        const { usage } = answer;
        const { form, all, listed, collected } = expected;
        expect(usage).toMatchObject({
          source: form === 'events' ? 'events' : 'metrics',
          complete: true,
          collected,
        });
        const figures =
          form === 'events'
            ? (one: Counted) => one.events
            : (one: Counted) => figureOf(one, version);
        for (const [id, own] of all) {
          const userId = `gid://gitlab/User/${id}`;
          const known = usageOf(usage, userId);
          if (!collected) {
            expect(known).toBeUndefined();
            continue;
          }
          expect(eventsOf(usage, userId, null)).toBe(figures(own));
          if (known === 'none' || known === undefined) continue;
          const accepted = own.kinds.get('CODE_SUGGESTION_ACCEPTED_IN_IDE') ?? 0;
          expect(known.suggestions.accepted).toBe(accepted);
          if (form === 'old') continue;
          const shown = own.kinds.get('CODE_SUGGESTION_SHOWN_IN_IDE') ?? 0;
          expect(acceptedShare(known)).toBe(
            shown === 0 ? undefined : Math.min(1, accepted / shown),
          );
          expect(known.activeDays).toBe(form === 'events' ? own.days.size : undefined);
          expect(known.lastOn).toBe(utcDay(Math.max(...own.days) * DAY));
          for (const feature of FEATURES) {
            expect(eventsOf(usage, userId, feature) ?? 0).toBe(own.features.get(feature) ?? 0);
          }
        }
        // Nobody is made up, and of who is not listed for a reason nothing is known.
        const isIn = (id: string) => all.has(Number(id.split('/').at(-1)));
        for (const id of usage.users.keys()) expect(isIn(id)).toBe(true);
        const bounds = { heavy: 20, regular: 4 };
        const summary = summarizeUsage(usage, roster.users, bounds);
        const weekly = summary.holders.map(({ id }) => {
          const own = all.get(Number(id.split('/').at(-1)));
          if (!collected || (own === undefined && listed !== null)) return undefined;
          return ((own === undefined ? 0 : figures(own)) * 7) / days;
        });
        const found = (test: (events: number | undefined) => boolean) => weekly.filter(test).length;
        expect(summary.intensities).toEqual({
          heavy: found((events) => events !== undefined && events >= 20),
          regular: found((events) => events !== undefined && events >= 4 && events < 20),
          light: found((events) => events !== undefined && events > 0 && events < 4),
          none: found((events) => events === 0),
          unknown: found((events) => events === undefined),
        });
      }),
      { numRuns: 200 },
    );
  }, 120_000);
});
