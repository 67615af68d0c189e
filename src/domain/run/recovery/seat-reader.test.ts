import { describe, expect, it } from 'vitest';
import type { PlanUser } from '../../plan/plan';
import { makeUser } from '../../roster/testing/make-user';
import { SeatListRead, SeatReader } from './seat-reader';
import { faults, planForAll, runIn, smallWorld, userIds } from '../testing/small-world';
import { userId } from '../testing/world';

describe('reading the seats', () => {
  it('reads all pages', async () => {
    const { gitlab } = smallWorld({ count: 250, holders: userIds(1, 230) });
    const reading = await new SeatListRead(gitlab, 100).read();
    expect(reading?.purchase.assignedQuantity).toBe(230);
    expect(reading?.holdsSeat(userId(230))).toBe(true);
    expect(reading?.holdsSeat(userId(231))).toBe(false);
    expect(gitlab.calls).toEqual(['listUsers', 'listUsers', 'listUsers', 'readPurchase']);
  });

  it('retries the page that failed', async () => {
    const { gitlab } = smallWorld({
      count: 250,
      holders: userIds(1, 250),
      fault: faults({ 1: { kind: 'server', when: 'before' } }),
    });
    const read = new SeatListRead(gitlab, 100);
    await expect(read.read()).rejects.toMatchObject({ kind: 'server' });
    expect(read.pages).toBe(1);
    expect((await read.read())?.holdsSeat(userId(250))).toBe(true);
    expect(read.pages).toBe(3);
  });

  it.each([true, false])('starts again when the list changed (with counts: %s)', async (count) => {
    const { gitlab } = smallWorld({
      count: 250,
      holders: userIds(1, 250),
      features: { count },
      meanwhile: (request, world) => {
        // All later users move up by one: the first user of the second page is on no page.
        if (request === (count ? 1 : 2)) world.holders.delete(userId(1));
      },
    });
    const reading = await new SeatListRead(gitlab, 100).read();
    expect(reading?.holdsSeat(userId(101))).toBe(true);
    expect(reading?.holdsSeat(userId(1))).toBe(false);
  });

  it('reports users as unknown who are on no page of a list that keeps changing', async () => {
    const { gitlab } = smallWorld({
      count: 250,
      holders: userIds(1, 200),
      meanwhile: (request, world) => {
        world.holders.delete(userId(1 + request));
      },
    });
    const reading = await new SeatListRead(gitlab, 100).read();
    expect(reading?.holdsSeat(userId(199))).toBe(true);
    expect(reading?.holdsSeat(userId(240))).toBeUndefined();
  });

  it('knows only eligible users without the seat filter', async () => {
    const { gitlab } = smallWorld({
      count: 3,
      holders: userIds(1, 2),
      features: { seatFilter: false },
    });
    const user = gitlab.users.get(userId(2));
    if (user) user.eligible = false;
    const reading = await new SeatListRead(gitlab, 100).read();
    expect([1, 2, 3].map((number) => reading?.holdsSeat(userId(number)))).toEqual([
      true,
      undefined,
      false,
    ]);
  });

  it('reports nothing once the purchase is gone', async () => {
    const { gitlab } = smallWorld({
      meanwhile: (request, world) => {
        if (request === 1) world.isGone = true;
      },
    });
    expect(await new SeatListRead(gitlab, 100).read()).toBeNull();
  });
});

const doubtful: readonly PlanUser[] = [makeUser(7), makeUser(208)];

describe('reading the seats of few users', () => {
  it('searches for each user where that takes fewer requests', async () => {
    const { gitlab } = smallWorld({ count: 600, holders: userIds(1, 200) });
    const reading = await new SeatReader(gitlab, 20).read(doubtful, 200);
    expect(reading?.holdsSeat(userId(7))).toBe(true);
    expect(reading?.holdsSeat(userId(208))).toBe(false);
    expect(reading?.holdsSeat(userId(8))).toBeUndefined();
    expect(gitlab.calls).toEqual(['readPurchase', 'listUsers', 'listUsers', 'listUsers']);
  });

  it('reads the whole list where that takes fewer requests, or where search is unavailable', async () => {
    const requests = async (holders: number, users: readonly PlanUser[], seatFilter = true) => {
      const { gitlab } = smallWorld({
        count: 600,
        holders: userIds(1, 600),
        features: { seatFilter },
      });
      await new SeatReader(gitlab, 100).read(users, holders);
      return gitlab.calls.filter((name) => name === 'listUsers').length;
    };
    expect(await requests(600, doubtful)).toBe(2);
    expect(await requests(300, doubtful)).toBe(6);
    expect(await requests(600, doubtful, false)).toBe(6);
    expect(await requests(600, [makeUser(7, { username: 'li' })])).toBe(6);
  });

  it('reads the whole list when a user is in neither list: absence proves nothing', async () => {
    const { gitlab } = smallWorld({ count: 600, holders: userIds(1, 599) });
    const blocked = gitlab.users.get(userId(600));
    if (blocked) blocked.eligible = false;
    const reading = await new SeatReader(gitlab, 20).read([makeUser(600)], 599);
    expect(reading?.holdsSeat(userId(600))).toBe(false);
    expect(gitlab.calls.length).toBeGreaterThan(30);
  });

  it('reports that the purchase is gone', async () => {
    const { gitlab } = smallWorld({ count: 600 });
    gitlab.isGone = true;
    expect(await new SeatReader(gitlab, 20).read(doubtful, 600)).toBeNull();
  });

  it('does not read the whole list for a single seat', async () => {
    const here = smallWorld({
      count: 2_000,
      holders: userIds(1, 1_999),
      fault: faults({ 1: { kind: 'drop', when: 'after' } }),
    });
    const { report } = await runIn(here, planForAll(here.gitlab, 'assign'));
    expect(report.entries.at(-1)).toMatchObject({ state: 'assigned', reason: 'reading' });
    expect(here.gitlab.calls).toEqual([
      'readPurchase',
      'assignSeats',
      'readPurchase',
      'listUsers',
      'readPurchase',
    ]);
  });
});
