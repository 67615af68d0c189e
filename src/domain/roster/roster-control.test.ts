import { describe, expect, it, vi } from 'vitest';
import { makeUser } from './testing/make-user';
import { gatewayError, idsOf, setRoster, someUsers } from './testing/roster-setting';
import type { RosterSetting } from './testing/roster-setting';

describe('control', () => {
  it('pauses and resumes', async () => {
    const { roster, gitlab, clock } = setRoster(someUsers(400));
    roster.load();
    await clock.advance(250);
    roster.pause();
    expect(roster.getSnapshot().status).toMatchObject({ kind: 'paused', reason: 'user' });
    await clock.settle();
    const before = gitlab.requests.length;
    await clock.advance(10_000);
    expect(gitlab.requests).toHaveLength(before);
    // What was on its way has been taken.
    expect(roster.getSnapshot().users.length).toBe(roster.getSnapshot().loaded);
    roster.resume();
    await clock.settle();
    expect(roster.getSnapshot()).toMatchObject({ status: { kind: 'complete' }, loaded: 400 });
  });

  it('cancels, keeps what is there, and goes on with retry', async () => {
    const { roster, gitlab, clock } = setRoster(someUsers(400));
    roster.load();
    roster.cancel();
    expect(roster.getSnapshot()).toMatchObject({
      status: { kind: 'partial', cause: 'canceled' },
      users: [],
      usersComplete: false,
    });
    roster.retry();
    await clock.advance(250);
    roster.cancel();
    await clock.settle();
    expect(roster.getSnapshot().status).toEqual({ kind: 'partial', cause: 'canceled' });
    expect(roster.getSnapshot().users.length).toBeGreaterThan(0);
    const before = gitlab.requests.length;
    roster.retry();
    await clock.settle();
    expect(roster.getSnapshot()).toMatchObject({ status: { kind: 'complete' }, loaded: 400 });
    // 40 pages and 2 counts: the pages that had come were not asked for again.
    expect(gitlab.requests.length - before).toBeLessThan(36);
  });

  it('goes silent when disposed of', async () => {
    const { roster, gitlab, clock } = setRoster(someUsers(400));
    const heard = vi.fn();
    roster.subscribe(heard);
    roster.load();
    roster.dispose();
    heard.mockClear();
    await clock.settle();
    expect(heard).not.toHaveBeenCalled();
    expect(gitlab.requests).toHaveLength(2);
  });
});

describe('refreshing', () => {
  async function loaded(): Promise<RosterSetting> {
    const setting = setRoster(someUsers(100));
    setting.roster.load();
    await setting.clock.settle();
    return setting;
  }

  it('shows the earlier users until the new ones are complete, then drops who is gone', async () => {
    const { roster, gitlab, clock } = await loaded();
    const { users, asOf } = roster.getSnapshot();
    gitlab.users.delete('gid://gitlab/User/7');
    gitlab.users.set('gid://gitlab/User/101', makeUser(101));
    gitlab.assign('gid://gitlab/User/1', true);
    roster.refresh();
    await clock.advance(250);
    expect(roster.getSnapshot()).toMatchObject({
      status: { kind: 'loading', refreshing: true },
      stale: true,
      usersComplete: true,
      asOf,
    });
    expect(roster.getSnapshot().users).toBe(users);
    await clock.settle();
    const after = roster.getSnapshot();
    expect(idsOf(after.users)).toEqual(idsOf(gitlab.users.values()));
    expect(after.find('gid://gitlab/User/1')?.holdsSeat).toBe(true);
    expect(after.find('gid://gitlab/User/7')).toBeUndefined();
    expect(after).toMatchObject({ stale: false, holdersLoaded: 26 });
    expect(after.asOf).toBeGreaterThan(asOf ?? 0);
    // Whoever did not change is the same object, in the same order.
    const stayed = users.filter((user) => after.users.includes(user));
    expect(stayed).toHaveLength(98);
    expect(after.users.filter((user) => users.includes(user))).toEqual(stayed);
  });

  it('hands out the same users when nothing changed', async () => {
    const { roster, clock } = await loaded();
    const { users, version } = roster.getSnapshot();
    roster.refresh();
    await clock.settle();
    expect(roster.getSnapshot()).toMatchObject({ status: { kind: 'complete' }, version });
    expect(roster.getSnapshot().users).toBe(users);
  });

  it('goes back when canceled, and stays stale when it fails', async () => {
    const { roster, clock } = await loaded();
    const { users, asOf } = roster.getSnapshot();
    roster.refresh();
    await clock.advance(150);
    roster.cancel();
    await clock.settle();
    expect(roster.getSnapshot()).toMatchObject({
      status: { kind: 'complete' },
      stale: false,
      asOf,
    });
    expect(roster.getSnapshot().users).toBe(users);
  });

  it('keeps the earlier users, as of their time, when pages of it fail', async () => {
    let broken = false;
    const { roster, gitlab, clock } = setRoster(someUsers(100), {
      fault: ({ after }) => (broken && after === 'MjA' ? gatewayError('server') : null),
    });
    roster.load();
    await clock.settle();
    const { users, asOf } = roster.getSnapshot();
    broken = true;
    gitlab.users.set('gid://gitlab/User/101', makeUser(101));
    roster.refresh();
    await clock.settle();
    expect(roster.getSnapshot()).toMatchObject({
      status: { kind: 'partial', cause: 'failures' },
      stale: true,
      usersComplete: true,
      asOf,
    });
    expect(roster.getSnapshot().users).toBe(users);
    broken = false;
    roster.retry();
    await clock.settle();
    expect(roster.getSnapshot()).toMatchObject({ status: { kind: 'complete' }, stale: false });
    expect(roster.getSnapshot().users).toHaveLength(101);
  });
});
