import { fc } from '../../lib/testing/fast-check';
import { describe, expect, it } from 'vitest';
import type { SeatUser } from '../seat-user';
import type { RosterSnapshot } from './roster-snapshot';
import type { CursorForm } from '../testing/fake-pages';
import { makeUser } from './testing/make-user';
import { gatewayError, idsOf, setRoster } from './testing/roster-setting';
import type { RosterSetting } from './testing/roster-setting';

const RUNS = { numRuns: 120 };

/** Users by number; blocked ones without a seat are on no list, so none of them. */
const rows = fc
  .array(fc.constantFrom('free', 'holder', 'blocked holder'), { maxLength: 60 })
  .map((kinds) =>
    kinds.map((kind, index) =>
      makeUser(index + 1, {
        holdsSeat: kind !== 'free',
        state: kind === 'blocked holder' ? 'blocked' : 'active',
      }),
    ),
  );

const world = fc.record({
  users: rows,
  cursors: fc.constantFrom<CursorForm>('offset', 'opaque', 'keyset'),
  count: fc.boolean(),
  seatFilter: fc.boolean(),
  pageSize: fc.integer({ min: 1, max: 9 }),
  concurrency: fc.integer({ min: 1, max: 6 }),
  latencies: fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 8 }),
  /** What goes wrong with the n-th request; few enough that no page fails for good. */
  faults: fc
    .array(fc.constantFrom(null, null, null, 'network', 'server', 'rate'), { maxLength: 12 })
    .filter(
      (faults) => faults.filter((kind) => kind === 'network' || kind === 'server').length <= 3,
    ),
});

type World = typeof world extends fc.Arbitrary<infer T> ? T : never;

/** Blocked holders are only on the list that the seat filter makes. */
function listed({ users, seatFilter }: World): SeatUser[] {
  return users.filter((user) => seatFilter || user.state === 'active');
}

function setWorld(given: World): RosterSetting {
  return setRoster(
    given.users,
    {
      cursors: given.cursors,
      features: { count: given.count, seatFilter: given.seatFilter },
      latency: (_request, index) => given.latencies[index % given.latencies.length] ?? 1,
      fault: (_request, index) => {
        const kind = given.faults[index] ?? null;
        return kind === null ? null : gatewayError(kind);
      },
    },
    { pageSize: given.pageSize, concurrency: given.concurrency },
  );
}

/** What has to be true of every snapshot, whatever happens. */
function expectSound(snapshot: RosterSnapshot): void {
  expect(new Set(snapshot.users.map((user) => user.id)).size).toBe(snapshot.users.length);
  expect(snapshot.users.filter((user) => user.holdsSeat)).toHaveLength(snapshot.holdersLoaded);
  expect(snapshot.users.every((user) => snapshot.find(user.id) === user)).toBe(true);
}

function listen({ roster }: RosterSetting): RosterSnapshot[] {
  const heard: RosterSnapshot[] = [];
  roster.subscribe(() => heard.push(roster.getSnapshot()));
  return heard;
}

describe('a roster of a quiet GitLab', () => {
  it('is complete and the same, whatever the cursors, the pace and the passing faults', async () => {
    await fc.assert(
      fc.asyncProperty(world, async (given) => {
        const setting = setWorld(given);
        const heard = listen(setting);
        setting.roster.load();
        await setting.clock.settle();
        const last = setting.roster.getSnapshot();
        expect(last.status).toEqual({
          kind: 'complete',
          checkedBy: given.count ? 'count' : 'pages',
        });
        const byId = (a: SeatUser, b: SeatUser): number => (a.id < b.id ? -1 : 1);
        expect(last.users.toSorted(byId)).toEqual(listed(given).toSorted(byId));
        heard.forEach(expectSound);
        // Nobody is taken away again while loading, and holders known to be all there are all there.
        const holders = listed(given).filter((user) => user.holdsSeat).length;
        for (const [index, snapshot] of heard.entries()) {
          const before = heard[index - 1]?.users.length ?? 0;
          expect(snapshot.users.length).toBeGreaterThanOrEqual(before);
          if (snapshot.holders === 'complete') expect(snapshot.holdersLoaded).toBe(holders);
        }
      }),
      RUNS,
    );
  });

  it('is the same after pauses and cancellations at any moment', async () => {
    const moments = fc.array(
      fc.record({
        after: fc.integer({ min: 1, max: 500 }),
        what: fc.constantFrom('pause', 'cancel'),
      }),
      { maxLength: 4 },
    );
    await fc.assert(
      fc.asyncProperty(world, moments, async (given, stops) => {
        const setting = setWorld(given);
        const { roster, clock } = setting;
        roster.load();
        for (const { after, what } of stops) {
          await clock.advance(after);
          if (what === 'pause') roster.pause();
          else roster.cancel();
          await clock.advance(after);
          roster.load();
          roster.resume();
          roster.retry();
        }
        await clock.settle();
        roster.retry();
        await clock.settle();
        expect(roster.getSnapshot().status.kind).toBe('complete');
        expect(idsOf(roster.getSnapshot().users)).toEqual(idsOf(listed(given)));
      }),
      RUNS,
    );
  });
});

const shifts = fc.array(
  fc.record({
    after: fc.integer({ min: 0, max: 300 }),
    who: fc.nat({ max: 59 }),
    holdsSeat: fc.boolean(),
    /** Somebody else for whom the opposite happens at the same moment, so that no count changes. */
    other: fc.option(fc.nat({ max: 59 }), { nil: undefined }),
  }),
  { maxLength: 8 },
);

describe('a roster of a GitLab that changes meanwhile', () => {
  it('never has a user twice, and is never called complete when it is not', async () => {
    await fc.assert(
      fc.asyncProperty(world, shifts, async (drawn, changes) => {
        // Without a count nothing tells; blocked users would leave the lists with their seat.
        const given = {
          ...drawn,
          count: true,
          users: drawn.users.map((user) => ({ ...user, state: 'active' })),
        };
        const setting = setWorld(given);
        const { roster, clock, gitlab } = setting;
        const heard = listen(setting);
        roster.load();
        for (const { after, who, holdsSeat, other } of changes) {
          await clock.advance(after);
          gitlab.assign(makeUser(who + 1).id, holdsSeat);
          if (other !== undefined) gitlab.assign(makeUser(other + 1).id, !holdsSeat);
        }
        await clock.settle();
        const last = roster.getSnapshot();
        expect(['complete', 'partial']).toContain(last.status.kind);
        heard.forEach(expectSound);
        for (const snapshot of heard) {
          if (snapshot.usersComplete) {
            expect(idsOf(snapshot.users)).toEqual(idsOf(gitlab.users.values()));
          }
        }
        // Once it is quiet, trying again always helps.
        roster.retry();
        await clock.settle();
        roster.refresh();
        await clock.settle();
        expect(roster.getSnapshot().status.kind).toBe('complete');
        expect(idsOf(roster.getSnapshot().users)).toEqual(idsOf(gitlab.users.values()));
        const holders = gitlab.roster().filter((user) => user.holdsSeat);
        expect(roster.getSnapshot().holdersLoaded).toBe(holders.length);
      }),
      RUNS,
    );
  });

  it('shows what our own runs changed, whichever answers arrive when', async () => {
    const runs = fc.array(
      fc.record({
        after: fc.integer({ min: 0, max: 300 }),
        who: fc.nat({ max: 59 }),
        holdsSeat: fc.boolean(),
        /** From the change at GitLab to the answer that confirms it. */
        delay: fc.integer({ min: 0, max: 300 }),
        refresh: fc.boolean(),
      }),
      { minLength: 1, maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(world, runs, async (given, changes) => {
        const { roster, clock, gitlab } = setWorld({ ...given, faults: [] });
        roster.load();
        for (const { after, who, holdsSeat, delay, refresh } of changes) {
          await clock.advance(after);
          if (refresh) roster.refresh();
          const { id } = makeUser(who + 1);
          gitlab.assign(id, holdsSeat);
          await clock.advance(delay);
          roster.patch(new Map([[id, holdsSeat]]));
          await clock.advance(60);
          for (const user of roster.getSnapshot().users) {
            if (user.id === id) expect(user.holdsSeat).toBe(holdsSeat);
          }
        }
        await clock.settle();
        for (const user of roster.getSnapshot().users) {
          expect(user.holdsSeat).toBe(gitlab.holders.has(user.id));
        }
      }),
      RUNS,
    );
  });
});
