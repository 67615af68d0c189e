import { describe, expect, it } from 'vitest';
import type { FakeRequest } from '../testing/fake-gitlab';
import { emailOf, type SeatUser } from '../seat-user';
import { makeUser } from './testing/make-user';
import { idsOf, setRoster, someUsers } from './testing/roster-setting';

describe('shifting lists', () => {
  it('looks again when somebody changes lists during the walk', async () => {
    const { roster, gitlab, clock } = setRoster(someUsers(200), {}, { concurrency: 2 });
    const passes = new Set<number>();
    roster.subscribe(() => {
      const { status } = roster.getSnapshot();
      if (status.kind === 'loading') passes.add(status.pass);
    });
    roster.load();
    await clock.advance(450);
    gitlab.assign('gid://gitlab/User/1', true);
    await clock.settle();
    expect(passes).toEqual(new Set([1, 2]));
    expect(roster.getSnapshot().status.kind).toBe('complete');
    expect(idsOf(roster.getSnapshot().users)).toEqual(idsOf(gitlab.users.values()));
    expect(roster.getSnapshot().find('gid://gitlab/User/1')?.holdsSeat).toBe(true);
  });

  it('notices two who change places, though all counts stay as they are', async () => {
    // 8 holders on one page, 24 others on three.
    const { roster, gitlab, clock } = setRoster(someUsers(32), {}, { concurrency: 1 });
    roster.load();
    await clock.advance(250);
    gitlab.assign('gid://gitlab/User/32', false);
    gitlab.assign('gid://gitlab/User/31', true);
    await clock.settle();
    expect(roster.getSnapshot().status.kind).toBe('complete');
    expect(idsOf(roster.getSnapshot().users)).toEqual(idsOf(gitlab.users.values()));
    expect(roster.getSnapshot().find('gid://gitlab/User/31')?.holdsSeat).toBe(true);
    expect(roster.getSnapshot().find('gid://gitlab/User/32')?.holdsSeat).toBe(false);
  });

  it('needs no other look when somebody new comes last', async () => {
    const { roster, gitlab, clock } = setRoster(someUsers(200), {}, { concurrency: 2 });
    roster.load();
    await clock.advance(450);
    gitlab.users.set('gid://gitlab/User/201', makeUser(201));
    await clock.settle();
    expect(roster.getSnapshot()).toMatchObject({ status: { kind: 'complete' }, loaded: 201 });
    // 20 pages, one more for the newcomer, and two counts.
    expect(gitlab.requests).toHaveLength(23);
  });

  it('looks again where no count is told, when somebody is met twice', async () => {
    const users = someUsers(60).slice(1);
    const { roster, gitlab, clock } = setRoster(users, { features: { count: false } });
    roster.load();
    await clock.advance(250);
    // In front of everybody, so that all move down by one.
    const everybody = [makeUser(1), ...gitlab.users.values()];
    gitlab.users.clear();
    for (const user of everybody) gitlab.users.set(user.id, user);
    await clock.settle();
    expect(roster.getSnapshot().status).toEqual({ kind: 'complete', checkedBy: 'pages' });
    expect(roster.getSnapshot().users).toHaveLength(60);
  });

  it('gives up looking after a while, and says that it is incomplete', async () => {
    const { roster, gitlab, clock } = setRoster(someUsers(200), {}, { concurrency: 2 });
    roster.load();
    for (let n = 1; roster.getSnapshot().status.kind === 'loading'; n += 1) {
      await clock.advance(90);
      gitlab.assign(`gid://gitlab/User/${String((n % 200) + 1)}`, n % 8 < 4);
    }
    expect(roster.getSnapshot()).toMatchObject({
      status: { kind: 'partial', cause: 'changed' },
      usersComplete: false,
      asOf: null,
    });
    roster.retry();
    await clock.settle();
    expect(roster.getSnapshot().status.kind).toBe('complete');
    expect(idsOf(roster.getSnapshot().users)).toEqual(idsOf(gitlab.users.values()));
  });
});

describe('patches', () => {
  it('beat answers that were asked for before them', async () => {
    const { roster, clock } = setRoster(someUsers(100));
    roster.load();
    await clock.advance(60);
    roster.patch(new Map([['gid://gitlab/User/1', true]]));
    await clock.advance(60);
    roster.pause();
    expect(roster.getSnapshot().find('gid://gitlab/User/1')?.holdsSeat).toBe(true);
  });

  it('do not beat answers that were asked for after them', async () => {
    const { roster, gitlab, clock } = setRoster(someUsers(100));
    roster.load();
    await clock.settle();
    roster.patch(new Map([['gid://gitlab/User/1', true]]));
    expect(roster.getSnapshot().find('gid://gitlab/User/1')?.holdsSeat).toBe(true);
    expect(roster.getSnapshot().holdersLoaded).toBe(26);
    expect(gitlab.holders.has('gid://gitlab/User/1')).toBe(false);
    roster.refresh();
    await clock.settle();
    expect(roster.getSnapshot().find('gid://gitlab/User/1')?.holdsSeat).toBe(false);
  });

  it('leave earlier snapshots as they were', async () => {
    const { roster, clock } = setRoster(someUsers(20));
    roster.load();
    await clock.settle();
    const before = roster.getSnapshot();
    roster.patch(new Map([['gid://gitlab/User/1', true]]));
    expect(before.find('gid://gitlab/User/1')?.holdsSeat).toBe(false);
    expect(roster.getSnapshot().version).toBe(before.version + 1);
  });

  it('take users that were read elsewhere, unless something newer is known', async () => {
    const { roster, clock } = setRoster(someUsers(20));
    roster.load();
    await clock.settle();
    const readAt = roster.requestSeq();
    roster.patch(new Map([['gid://gitlab/User/1', true]]));
    roster.patchUsers([makeUser(1, { name: 'Ada' }), makeUser(99)], readAt);
    await clock.advance(60);
    expect(roster.getSnapshot().find('gid://gitlab/User/1')).toMatchObject({
      name: 'Ada',
      holdsSeat: true,
    });
    expect(roster.getSnapshot().users).toHaveLength(21);
  });
});

describe('search', () => {
  it('finds users of both lists on the server, as they are after later patches', async () => {
    const { roster, clock } = setRoster(someUsers(2_000), {}, { askAbove: 100 });
    roster.load();
    await clock.settle();
    const searching = roster.search('user 1999');
    roster.patch(new Map([['gid://gitlab/User/1999', true]]));
    await clock.settle();
    const result = await searching;
    expect(result.users.map((user) => [user.id, user.holdsSeat])).toEqual([
      ['gid://gitlab/User/1999', true],
    ]);
    expect(result).toMatchObject({ more: false, total: 1 });
    expect([...result.foundIn]).toEqual([['gid://gitlab/User/1999', 'free']]);
  });

  it('respects a patch that came before a load ended', async () => {
    const world = { latency: ({ search }: FakeRequest) => (search === undefined ? 10 : 5_000) };
    const { roster, gitlab, clock } = setRoster(someUsers(20), world);
    roster.load();
    const searching = roster.search('user 19');
    roster.patch(new Map([['gid://gitlab/User/19', true]]));
    await clock.advance(2_000);
    expect(roster.getSnapshot().status.kind).toBe('complete');
    await clock.settle();
    expect((await searching).users.map((user) => user.holdsSeat)).toEqual([true]);
    const before = gitlab.requests.length;
    expect((await roster.search('  ')).users).toEqual([]);
    expect(gitlab.requests).toHaveLength(before);
  });
});

describe('e-mail addresses that GitLab gave', () => {
  const emails = new Map([
    ['gid://gitlab/User/1', { address: 'one@corp.example', source: 'enterprise' } as const],
    ['gid://gitlab/User/99', { address: 'other@corp.example', source: 'enterprise' } as const],
  ]);
  const addressOf = (user: SeatUser | undefined) => user && emailOf(user);

  it('make one new array of users, with new objects for those alone', async () => {
    const { roster, clock } = setRoster(someUsers(20));
    roster.load();
    await clock.settle();
    const { users, version } = roster.getSnapshot();
    roster.setEmails(emails);
    await clock.settle();
    const now = roster.getSnapshot();
    expect(now.version).toBe(version + 1);
    expect(addressOf(now.find('gid://gitlab/User/1'))).toBe('one@corp.example');
    expect(now.users.filter((user, index) => user !== users[index])).toHaveLength(1);
  });

  it('stay through a refresh, and reach users who are loaded later', async () => {
    const { roster, gitlab, clock } = setRoster(someUsers(20));
    roster.setEmails(emails);
    roster.load();
    await clock.settle();
    gitlab.users.set('gid://gitlab/User/99', makeUser(99));
    const before = roster.getSnapshot().find('gid://gitlab/User/1');
    roster.refresh();
    await clock.settle();
    expect(roster.getSnapshot().find('gid://gitlab/User/1')).toBe(before);
    expect(addressOf(before)).toBe('one@corp.example');
    expect(addressOf(roster.getSnapshot().find('gid://gitlab/User/99'))).toBe('other@corp.example');
  });
});
