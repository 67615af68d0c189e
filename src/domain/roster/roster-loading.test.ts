import { describe, expect, it, vi } from 'vitest';
import type { SeatUser } from '../seat-user';
import type { RosterStatus } from './roster-snapshot';
import { makeUser } from './testing/make-user';
import { idsOf, setRoster, someUsers } from './testing/roster-setting';

describe('loading', () => {
  it('asks for the first pages of both lists at once, and is complete after a closing check', async () => {
    const { roster, gitlab, clock } = setRoster(someUsers(15));
    expect(roster.getSnapshot().status).toEqual({ kind: 'idle' });
    roster.load();
    expect(gitlab.requests.map((request) => request.list)).toEqual(['holders', 'free']);
    await clock.settle();
    const snapshot = roster.getSnapshot();
    expect(snapshot.status).toEqual({ kind: 'complete', checkedBy: 'count' });
    expect(idsOf(snapshot.users)).toEqual(idsOf(gitlab.users.values()));
    expect(snapshot).toMatchObject({
      usersComplete: true,
      holders: 'complete',
      holdersLoaded: 3,
      loaded: 15,
      total: 15,
      stale: false,
      failures: [],
    });
    // 3 holders, 12 others on 2 pages, and each count once more.
    expect(gitlab.requests).toHaveLength(5);
  });

  it('walks side by side when the first cursor proves offsets, and holders come first', async () => {
    const { roster, gitlab, clock } = setRoster(someUsers(400), {}, { concurrency: 6 });
    roster.load();
    await clock.advance(250);
    expect(gitlab.busiest()).toBe(6);
    // The free list has 30 pages; none but its first was asked for before the holders were.
    expect(gitlab.requests.slice(2, 11).every((request) => request.list === 'holders')).toBe(true);
    await clock.settle();
    expect(roster.getSnapshot().status.kind).toBe('complete');
    expect(roster.getSnapshot().users).toHaveLength(400);
  });

  it('shows holders first although those without a seat were answered earlier', async () => {
    const { roster, clock } = setRoster(someUsers(40), {
      latency: ({ list }) => (list === 'holders' ? 300 : 50),
    });
    const firstShown: (boolean | undefined)[] = [];
    roster.subscribe(() => firstShown.push(roster.getSnapshot().users[0]?.holdsSeat));
    roster.load();
    await clock.settle();
    expect(new Set(firstShown)).toEqual(new Set([undefined, true]));
    expect(roster.getSnapshot()).toMatchObject({ usersComplete: true, loaded: 40 });
  });

  it.each(['opaque', 'keyset'] as const)('walks %s cursors one by one', async (cursors) => {
    const { roster, gitlab, clock } = setRoster(someUsers(100), { cursors });
    roster.load();
    await clock.settle();
    expect(gitlab.busiest()).toBe(2);
    expect(roster.getSnapshot().status).toEqual({ kind: 'complete', checkedBy: 'count' });
    expect(idsOf(roster.getSnapshot().users)).toEqual(idsOf(gitlab.users.values()));
  });

  it('walks one by one where GitLab tells no count', async () => {
    const { roster, gitlab, clock } = setRoster(someUsers(100), {
      features: { count: false, sort: false },
    });
    roster.load();
    await clock.settle();
    expect(gitlab.busiest()).toBe(2);
    expect(gitlab.requests.every(({ sort }) => sort === 'ID_ASC')).toBe(true);
    expect(roster.getSnapshot()).toMatchObject({
      status: { kind: 'complete', checkedBy: 'pages' },
      total: null,
      loaded: 100,
    });
  });

  it('gives up offsets that turn out to be none', async () => {
    const { roster, gitlab, clock } = setRoster(someUsers(100), { cursors: 'lying' });
    roster.load();
    await clock.settle();
    // The cursors are of no use at all then; what matters is that this is said.
    expect(roster.getSnapshot().status).toEqual({ kind: 'partial', cause: 'changed' });
    expect(roster.getSnapshot().usersComplete).toBe(false);
    expect(gitlab.requests.length).toBeLessThan(60);
  });

  it('walks the eligible users on instances without the seat filter, and knows what that lacks', async () => {
    const users = [...someUsers(30), makeUser(31, { state: 'blocked', holdsSeat: true })];
    const { roster, gitlab, clock } = setRoster(users, { features: { seatFilter: false } });
    roster.load();
    await clock.settle();
    expect(new Set(gitlab.requests.map((request) => request.list))).toEqual(new Set(['eligible']));
    expect(roster.getSnapshot()).toMatchObject({
      status: { kind: 'complete' },
      holders: 'eligible-only',
      usersComplete: true,
      loaded: 30,
    });
  });

  it('knows the holders before the rest has come', async () => {
    const { roster, clock } = setRoster(someUsers(400), {}, { concurrency: 2 });
    roster.load();
    await clock.advance(700);
    expect(roster.getSnapshot()).toMatchObject({
      status: { kind: 'loading' },
      holders: 'complete',
      holdersLoaded: 100,
      usersComplete: false,
      asOf: null,
    });
    expect(roster.getSnapshot().holdersAsOf).not.toBeNull();
  });

  it('takes little longer than calls side by side must take', async () => {
    const latency = 150;
    const world = { latency: () => latency };
    const { roster, gitlab, clock } = setRoster(someUsers(10_000), world, { pageSize: 100 });
    const start = clock.now();
    let end = start;
    roster.subscribe(() => {
      if (roster.getSnapshot().status.kind === 'complete') end = clock.now();
    });
    roster.load();
    await clock.settle();
    const [pages, took] = [100, end - start];
    expect(took / (Math.ceil(pages / 6) * latency)).toBeLessThan(1.15);
    expect(took / (pages * latency)).toBeLessThan(0.2);
    expect(gitlab.requests).toHaveLength(pages + 2);
  });

  it('notifies at most once per 50 ms, and keeps the array of users longer', async () => {
    const { roster, clock } = setRoster(someUsers(5_000), { latency: () => 4 });
    const heard: { readonly at: number; readonly status: RosterStatus }[] = [];
    const arrays = new Set<readonly SeatUser[]>();
    roster.subscribe(() => {
      heard.push({ at: clock.now(), status: roster.getSnapshot().status });
      arrays.add(roster.getSnapshot().users);
    });
    roster.load();
    await clock.settle();
    // Another status is told at once.
    heard.forEach((one, index) => {
      const before = heard[index - 1];
      if (before?.status === one.status) expect(one.at - before.at).toBeGreaterThanOrEqual(50);
    });
    expect(heard.length).toBeGreaterThan(5);
    expect(arrays.size).toBeLessThan(6);
  });

  it('notifies once for each of few pages', async () => {
    const world = { latency: () => 1_000 };
    const { roster, gitlab, clock } = setRoster(someUsers(50), world, { concurrency: 1 });
    const heard = vi.fn();
    roster.load();
    roster.subscribe(heard);
    await clock.settle();
    // The status besides: complete, together with the last count.
    expect(heard.mock.calls.length).toBeLessThanOrEqual(gitlab.requests.length + 1);
  });

  it('keeps the snapshot while nothing happens', async () => {
    const { roster, clock } = setRoster(someUsers(15));
    roster.load();
    await clock.settle();
    const snapshot = roster.getSnapshot();
    await clock.advance(10_000);
    expect(roster.getSnapshot()).toBe(snapshot);
  });
});

describe('asking', () => {
  it('stops after the first pages when the rest would take minutes', async () => {
    const { roster, gitlab, clock } = setRoster(someUsers(100), {}, { askAbove: 50 });
    roster.load();
    await clock.settle();
    expect(roster.getSnapshot()).toMatchObject({
      status: { kind: 'asking' },
      total: 100,
      loaded: 20,
    });
    roster.load();
    await clock.settle();
    expect(gitlab.requests).toHaveLength(2);
    roster.load({ confirmed: true });
    await clock.settle();
    expect(roster.getSnapshot().status.kind).toBe('complete');
    roster.refresh();
    await clock.settle();
    expect(roster.getSnapshot().status.kind).toBe('complete');
  });

  it('asks later where no count is told', async () => {
    const { roster, clock } = setRoster(
      someUsers(100),
      { features: { count: false } },
      { askAbove: 50 },
    );
    roster.load();
    await clock.settle();
    expect(roster.getSnapshot()).toMatchObject({ status: { kind: 'asking' }, total: null });
    roster.cancel();
    expect(roster.getSnapshot().status).toEqual({ kind: 'partial', cause: 'canceled' });
    roster.retry();
    await clock.settle();
    expect(roster.getSnapshot().status.kind).toBe('asking');
    roster.load({ confirmed: true });
    await clock.settle();
    expect(roster.getSnapshot()).toMatchObject({ status: { kind: 'complete' }, loaded: 100 });
  });

  it('does not ask when told beforehand', async () => {
    const { roster, clock } = setRoster(someUsers(100), {}, { askAbove: 50 });
    roster.load({ confirmed: true });
    await clock.settle();
    expect(roster.getSnapshot().status.kind).toBe('complete');
  });
});
