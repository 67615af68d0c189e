import { fc } from '../lib/testing/fast-check';
import { describe, expect, it } from 'vitest';
import { createGitLab, type GitLab } from '../../mocks/gitlab';
import { readSdl } from '../../mocks/read-sdl';
import { createWorld, specUserId } from '../../mocks/world/create-world';
import type { World } from '../../mocks/world/world';
import { modelRenewal, type RenewalOutcome } from '../domain/renewal/simulate';
import { suggestionsUse } from '../domain/renewal/seat-order';
import { readStore } from './testing/read-store';
import { readUsage } from './usage/read-usage';

const ACME = { kind: 'group', fullPath: 'acme' } as const;

const NOW = Date.parse('2026-03-10T12:00:00Z');
const DAY = 86_400_000;
const TODAY = Math.floor(NOW / DAY);
const SPAN = { from: '2025-03-11', to: '2026-03-10' };
const SDL = readSdl();

type Holder = {
  /** Days ago of the last use of Code Suggestions; null for never. */
  readonly suggested: number | null;
  /** Days ago of the last chat; null for never. */
  readonly chatted: number | null;
  readonly hour: number;
  readonly assigned: number;
  readonly blocked: boolean;
};

/** A group whose holders did just that; aiUserMetrics answers from the same facts. */
function gitLabOf(holders: readonly Holder[]): GitLab {
  const world = (): World => {
    const made = createWorld({
      now: NOW,
      aiMetrics: 'answered',
      users: holders.map((_, index) => ({ name: `Holder ${index}`, createdAt: NOW - 900 * DAY })),
      purchases: [{ quantity: holders.length, seats: holders.length }],
    });
    const [purchase] = made.purchases;
    holders.forEach(({ suggested, chatted, hour, assigned, blocked }, index) => {
      const user = made.user(specUserId(index));
      if (!user || !purchase) throw new Error('No such user');
      const days = [suggested, chatted].filter((one) => one !== null);
      user.lastDuoActivityOn = days.length === 0 ? null : TODAY - Math.min(...days);
      user.codeSuggestionsUsedAt =
        suggested === null ? null : (TODAY - suggested) * DAY + hour * 3_600_000;
      user.state = blocked ? 'blocked' : 'active';
      purchase.seats.set(user.id, { assignedAt: NOW - assigned * DAY });
    });
    return made;
  };
  return createGitLab({
    sdl: SDL,
    origin: 'https://gitlab.test',
    world,
    now: NOW,
    rateLimit: null,
  });
}

/** What the page works out of what GitLab's API tells, and nothing else. */
async function simulated(gitlab: GitLab) {
  const { session, roster } = await readStore(gitlab, { self: false, now: NOW });
  const suggestions = suggestionsUse(await readUsage(session, ACME, SPAN)) ?? undefined;
  const today = { today: '2026-03-10' };
  return {
    model: modelRenewal(roster.users, { order: 'by-use', suggestions }, today),
    blind: modelRenewal(roster.users, { order: 'by-use' }, today),
  };
}

/** Who lost their seat when the mocked GitLab's own job renewed with so many. */
function renew(gitlab: GitLab, seats: number): ReadonlySet<string> {
  const held = () =>
    [...(gitlab.world.purchases[0]?.seats.keys() ?? [])].map((id) => `gid://gitlab/User/${id}`);
  const before = held();
  const [purchase] = gitlab.snapshot().purchases;
  gitlab.apply({ purchases: [{ id: purchase?.id ?? '', purchasedQuantity: seats }] });
  const after = new Set(held());
  return new Set(before.filter((id) => !after.has(id)));
}

const losing = ({ ranked }: RenewalOutcome, fate: 'lose' | 'keep') =>
  ranked.filter((one) => one.fate === fate).map(({ user }) => user.id);

const daysAgo = fc.integer({ min: 0, max: 360 });
const details = { hour: fc.nat(11), assigned: fc.integer({ min: 1, max: 200 }) };

describe('the renewal simulator, by GitLab’s API alone, against GitLab’s own job', () => {
  it('agrees exactly where the API tells enough, in 200 random stores', async () => {
    // Enough: use of Code Suggestions on days of their own; of those without any use, all or none lose.
    const user = fc.record({ suggested: daysAgo, later: fc.nat(40), ...details });
    const store = fc
      .record({
        users: fc.uniqueArray(user, {
          selector: ({ suggested }) => suggested,
          minLength: 1,
          maxLength: 25,
        }),
        idle: fc.array(fc.record(details), { maxLength: 8 }),
      })
      .chain(({ users, idle }) => {
        const holders: Holder[] = [
          ...users.map(({ suggested, later, ...rest }) => ({
            ...rest,
            suggested,
            // The last Duo activity of many is a later chat: the roster alone would mislead.
            chatted: Math.max(0, suggested - later),
            blocked: false,
          })),
          ...idle.map((rest) => ({ ...rest, suggested: null, chatted: null, blocked: false })),
        ];
        const seats = fc.oneof(fc.nat(users.length), fc.constant(holders.length));
        return fc.record({ holders: fc.constant(holders), seats });
      });
    await fc.assert(
      fc.asyncProperty(store, async ({ holders, seats }) => {
        const gitlab = gitLabOf(holders);
        const { model } = await simulated(gitlab);
        const lost = [...renew(gitlab, seats)].toSorted();
        const outcome = model.outcome(seats);
        expect(outcome.counts.uncertain).toBe(0);
        expect(losing(outcome, 'lose').toSorted()).toEqual(lost);
      }),
      { numRuns: 200 },
    );
  }, 120_000);

  it('else holds the real outcome within its bounds, in 200 random stores', async () => {
    const holder: fc.Arbitrary<Holder> = fc.record({
      suggested: fc.option(fc.integer({ min: 0, max: 500 })),
      chatted: fc.option(fc.integer({ min: 0, max: 500 })),
      ...details,
      blocked: fc.integer({ min: 0, max: 9 }).map((draw) => draw === 0),
    });
    const store = fc
      .array(holder, { minLength: 1, maxLength: 30 })
      .chain((holders) =>
        fc.record({ holders: fc.constant(holders), seats: fc.nat(holders.length) }),
      );
    let narrowed = 0;
    await fc.assert(
      fc.asyncProperty(store, async ({ holders, seats }) => {
        const gitlab = gitLabOf(holders);
        const { model, blind } = await simulated(gitlab);
        const lost = renew(gitlab, seats);
        for (const one of [model, blind]) {
          const outcome = one.outcome(seats);
          for (const id of losing(outcome, 'lose')) expect(lost).toContain(id);
          for (const id of losing(outcome, 'keep')) expect(lost).not.toContain(id);
          const activeLost = outcome.ranked.filter(({ user, active }) => {
            return active === 'yes' && lost.has(user.id);
          }).length;
          expect(activeLost).toBeGreaterThanOrEqual(outcome.activeLosing.least);
          expect(activeLost).toBeLessThanOrEqual(outcome.activeLosing.most);
          if (seats >= one.range.most) expect(activeLost).toBe(0);
          if (seats < one.range.least) expect(activeLost).toBeGreaterThan(0);
        }
        const doubts = [model, blind].map((one) => one.outcome(seats).counts.uncertain);
        expect(doubts[0]).toBeLessThanOrEqual(doubts[1] ?? 0);
        if ((doubts[0] ?? 0) < (doubts[1] ?? 0)) narrowed += 1;
      }),
      { numRuns: 200 },
    );
    // Bounds that never narrow would hold anything.
    expect(narrowed).toBeGreaterThan(20);
  }, 120_000);
});
