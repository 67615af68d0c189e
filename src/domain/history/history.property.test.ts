import { expect, it } from 'vitest';
import { fc } from '../../lib/testing/fast-check';
import { buildPlan } from '../plan/build-plan';
import { makeUser } from '../roster/testing/make-user';
import { compareSnapshots, countSources } from './comparison';
import { readHistory, writeHistory } from './history-file';
import { joinHistories } from './join-histories';
import { withReading } from './remember';
import { holdersAt } from './replay';
import { restoreRequest, usersToRestore } from './restore';
import { changesOfRun } from './run-change';
import { completeSnapshots, type SeatHistory } from './seat-snapshot';
import { tenuresOf } from './tenure';
import { NO_HISTORY, userGid } from './testing/readings';
import { SeatWorld, type WorldEvent } from './testing/seat-world';

const USERS = 8;
const MINUTE = 60_000;
const at = () => Promise.resolve();
const RUNS = { numRuns: 300 };

const users = fc.uniqueArray(fc.integer({ min: 1, max: USERS }), { minLength: 1, maxLength: 5 });
const action = fc.constantFrom('assign' as const, 'remove' as const);
const after = fc.constantFrom(MINUTE, MINUTE, 3 * 60 * MINUTE, 26 * 60 * MINUTE);
const events: fc.Arbitrary<WorldEvent[]> = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: fc.record({ kind: fc.constant('look' as const), after }) },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('run' as const),
        after,
        action,
        users,
        lost: fc.boolean(),
        applied: fc.boolean(),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({ kind: fc.constant('others' as const), after, action, users }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('block' as const), after, users }) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('overage' as const),
        after,
        purchased: fc.nat(USERS),
      }),
    },
  ),
  { minLength: 3, maxLength: 40, size: 'max' },
);

/** What happened, what the looks kept of it, and what the journal knows. */
async function live(list: readonly WorldEvent[]) {
  const world = new SeatWorld(USERS);
  for (const event of list) world.do(event);
  let history: SeatHistory = NO_HISTORY;
  for (const look of world.looks) history = await withReading(history, look, look.takenAt, at);
  return { world, history, changes: world.runs.flatMap(changesOfRun) };
}

it('keeps who held a seat at each look, also by file and from two browsers', async () => {
  await fc.assert(
    fc.asyncProperty(events, fc.infiniteStream(fc.boolean()), async (list, sides) => {
      const { world, history } = await live(list);
      const byTime = new Map(world.looks.map((look) => [look.takenAt, look.holders]));
      // The looks of each browser alone.
      const halves: [SeatHistory, SeatHistory] = [NO_HISTORY, NO_HISTORY];
      for (const look of world.looks) {
        const side = sides.next().value === true ? 0 : 1;
        halves[side] = await withReading(halves[side], look, look.takenAt, at);
      }
      const joined = await joinHistories(halves[0], halves[1], world.now, at);
      const file = readHistory(writeHistory(history), world.now + 1);
      expect(file).toEqual(history);
      for (const one of [history, joined]) {
        expect(one.snapshots.at(-1)?.takenAt).toBe(world.looks.at(-1)?.takenAt);
        for (const { takenAt, count } of one.snapshots) {
          const held = await holdersAt(one, takenAt, at);
          expect(held).toEqual(byTime.get(takenAt));
          expect(count).toBe(held.size);
        }
      }
    }),
    RUNS,
  );
});

it('compares any two looks as they were, and names the runs that did it', async () => {
  await fc.assert(
    fc.asyncProperty(events, fc.nat(), fc.nat(), async (list, one, other) => {
      const { world, history, changes } = await live(list);
      const kept = completeSnapshots(history);
      const [a, b] = [kept[one % kept.length], kept[other % kept.length]];
      fc.pre(a !== undefined && b !== undefined);
      const comparison = await compareSnapshots(history, [a, b], changes, at);
      const [from, to] = [Math.min(a.takenAt, b.takenAt), Math.max(a.takenAt, b.takenAt)];
      const held = (time: number, user: number) =>
        world.looks.find(({ takenAt }) => takenAt === time)?.holders.has(userGid(user)) ?? false;
      const ids = (holders: readonly { readonly id: string }[]) =>
        holders.map(({ id }) => id).sort();
      const all = Array.from({ length: USERS }, (_, index) => index + 1);
      const gained = all.filter((user) => !held(from, user) && held(to, user));
      const lost = all.filter((user) => held(from, user) && !held(to, user));
      const stayed = all.filter((user) => held(from, user) && held(to, user));
      expect(ids(comparison.gained)).toEqual(gained.map(userGid).sort());
      expect(ids(comparison.lost)).toEqual(lost.map(userGid).sort());
      expect(ids(comparison.kept)).toEqual(stayed.map(userGid).sort());
      const sum = countSources(comparison).reduce(
        (total, count) => total + count.gained + count.lost,
        0,
      );
      expect(sum).toBe(gained.length + lost.length);
      for (const user of [...gained, ...lost]) {
        const { by } =
          [...comparison.gained, ...comparison.lost].find(({ id }) => id === userGid(user)) ?? {};
        const doers = (world.seats.get(user) ?? [])
          .flatMap((time) => [
            { time: time.from, by: time.by },
            { time: time.to ?? Infinity, by: time.toBy },
          ])
          .filter(({ time }) => time > from && time <= to)
          .map((doer) => doer.by);
        const runs = doers.filter((doer) => doer.startsWith('run'));
        if (runs.length === doers.length) {
          const [runId, doubt] = (runs.at(-1) ?? '').split(' ');
          // Where only runs changed a seat, it was the last of them; of one in doubt it is said.
          if (doubt === undefined) expect(by).toMatchObject({ kind: 'run', runId });
          else expect(by).toMatchObject({ kind: 'run', certain: false });
        } else if (
          !world.runs.some(({ plan }) =>
            plan.entries.some((entry) => entry.user?.id === userGid(user)),
          )
        ) {
          expect(by).toEqual({ kind: 'elsewhere' });
        }
      }
    }),
    RUNS,
  );
});

it('bounds since when each seat is held, and the truth is within', async () => {
  await fc.assert(
    fc.asyncProperty(events, async (list) => {
      const { world, history, changes } = await live(list);
      const tenures = await tenuresOf(history, changes, at);
      const last = world.looks.at(-1);
      for (const user of world.holders()) {
        const tenure = tenures.get(userGid(user));
        const times = world.seats.get(user) ?? [];
        const current = times.at(-1);
        if (!current) continue;
        // A seat that stayed since the last look is one that this browser knows.
        if (last && current.from <= last.begunAt) expect(tenure).toBeDefined();
        if (!tenure) continue;
        const began = beganAsSeen(
          times,
          world.looks.map(({ begunAt }) => begunAt),
        );
        if (tenure.kind === 'exact') expect(tenure.at - began).toBe(1);
        else {
          expect(tenure.earliest ?? -Infinity).toBeLessThanOrEqual(began);
          expect(tenure.latest).toBeGreaterThanOrEqual(began);
        }
      }
    }),
    RUNS,
  );
});

type SeatTimes = NonNullable<ReturnType<SeatWorld['seats']['get']>>;

/** When the seat began, where gaps that neither a look nor a run of this browser knows of do not count. */
function beganAsSeen(times: SeatTimes, looks: readonly number[]): number {
  const isRun = (by: string) => by.startsWith('run') && !by.includes(' ');
  let at = times.length - 1;
  for (; at > 0; at -= 1) {
    const [before, after] = [times[at - 1], times[at]];
    if (!before || !after) break;
    const { to, toBy } = before;
    const isSeen = looks.some((look) => to !== null && look > to && look < after.from);
    if (isSeen || isRun(toBy) || isRun(after.by)) break;
  }
  return times[at]?.from ?? Number.NaN;
}

it('restores exactly who can have a seat, and touches nobody else', async () => {
  const gone = fc.uniqueArray(fc.integer({ min: 1, max: USERS }), { maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(events, fc.nat(), gone, fc.boolean(), async (list, one, left, removes) => {
      const { world, history } = await live(list);
      const kept = completeSnapshots(history);
      const wanted = kept[one % kept.length];
      fc.pre(wanted !== undefined);
      const holders = await holdersAt(history, wanted.takenAt, at);
      const isGone = (user: number) => left.includes(user) && !world.holds(user);
      const now = (user: number) =>
        makeUser(user, {
          id: userGid(user),
          holdsSeat: world.holds(user),
          state: world.blocked.has(user) ? 'blocked' : 'active',
        });
      const all = Array.from({ length: USERS }, (_, index) => index + 1);
      const known = new Map(
        all.filter((user) => !isGone(user)).map((user) => [userGid(user), now(user)]),
      );
      const others = [...known.values()].filter(
        ({ id, holdsSeat }) => holdsSeat && !holders.has(id),
      );
      const protectedId = userGid(1);
      const rule = { kind: 'user', userId: protectedId, username: 'user1' } as const;
      const plan = buildPlan(
        restoreRequest(
          usersToRestore(holders).map((user) => known.get(user.id) ?? user),
          removes ? others : [],
        ),
        {
          id: 'plan',
          createdAt: world.now,
          purchase: { id: 'p', name: 'DUO_ENTERPRISE', purchasedQuantity: 99, assignedQuantity: 0 },
          origin: { kind: 'restore', takenAt: wanted.takenAt },
          isProtected: ({ id }) => (id === protectedId ? rule : null),
          notEligible: new Set(all.filter(isGone).map(userGid)),
        },
      );
      const seats = new Set(world.holders().map(userGid));
      const before = new Set(seats);
      for (const entry of plan.entries) {
        if (entry.disposition !== 'change') continue;
        if (entry.action === 'assign') seats.add(entry.user.id);
        else seats.delete(entry.user.id);
      }
      for (const user of all) {
        const id = userGid(user);
        const canHave = !isGone(user) && !world.blocked.has(user);
        const expected = holders.has(id)
          ? before.has(id) || canHave
          : before.has(id) && (!removes || id === protectedId);
        expect(seats.has(id)).toBe(expected);
        const entry = plan.entries.find((candidate) => candidate.user?.id === id);
        if (holders.has(id) && !expected) {
          expect(entry?.disposition).toBe(isGone(user) ? 'not-eligible' : 'blocked');
        }
      }
    }),
    RUNS,
  );
});
