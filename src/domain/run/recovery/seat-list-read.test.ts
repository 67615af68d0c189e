import { describe, expect, it } from 'vitest';
import { SeatListRead } from './seat-reader';
import { faults, smallWorld, userIds } from '../testing/small-world';
import { userId } from '../testing/world';

describe('reading the seats', () => {
  it('walks all pages', async () => {
    const { gitlab } = smallWorld({ count: 250, holders: userIds(1, 230) });
    const reading = await new SeatListRead(gitlab, 100).read();
    expect(reading?.purchase.assignedQuantity).toBe(230);
    expect(reading?.holdsSeat(userId(230))).toBe(true);
    expect(reading?.holdsSeat(userId(231))).toBe(false);
    expect(gitlab.requests).toEqual(['listUsers', 'listUsers', 'listUsers', 'readPurchase']);
  });

  it('goes on with the page that failed', async () => {
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

  it.each([true, false])('walks again when the list shifted (with counts: %s)', async (count) => {
    const { gitlab } = smallWorld({
      count: 250,
      holders: userIds(1, 250),
      features: { count },
      meanwhile: (request, world) => {
        // Everybody behind moves up by one: the first of the second page is on no page.
        if (request === (count ? 1 : 2)) world.holders.delete(userId(1));
      },
    });
    const reading = await new SeatListRead(gitlab, 100).read();
    expect(reading?.holdsSeat(userId(101))).toBe(true);
    expect(reading?.holdsSeat(userId(1))).toBe(false);
  });

  it('does not know about those who are on no page of a list that never stands still', async () => {
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

  it('without the seat filter knows about eligible users only', async () => {
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

  it('proves nothing once the purchase is gone', async () => {
    const { gitlab } = smallWorld({
      meanwhile: (request, world) => {
        if (request === 1) world.isGone = true;
      },
    });
    expect(await new SeatListRead(gitlab, 100).read()).toBeNull();
  });
});
