import { describe, expect, it } from 'vitest';
import type { PlanUser } from '../../plan/plan';
import { seatUser } from '../../plan/testing/seat-user';
import { SeatReader } from './seat-reader';
import { faults, planForAll, runIn, smallWorld, userIds } from '../testing/small-world';
import { userId } from '../testing/world';

const doubtful: readonly PlanUser[] = [seatUser(7), seatUser(208)];

describe('reading the seats of a few', () => {
  it('looks them up where that is less than reading everybody', async () => {
    const { gitlab } = smallWorld({ count: 600, holders: userIds(1, 200) });
    const reading = await new SeatReader(gitlab, 20).read(doubtful, 200);
    expect(reading?.holdsSeat(userId(7))).toBe(true);
    expect(reading?.holdsSeat(userId(208))).toBe(false);
    expect(reading?.holdsSeat(userId(8))).toBeUndefined();
    expect(gitlab.requests).toEqual(['readPurchase', 'listUsers', 'listUsers', 'listUsers']);
  });

  it('reads everybody where that is less, or where nothing can be looked up', async () => {
    const requests = async (holders: number, users: readonly PlanUser[], seatFilter = true) => {
      const { gitlab } = smallWorld({
        count: 600,
        holders: userIds(1, 600),
        features: { seatFilter },
      });
      await new SeatReader(gitlab, 100).read(users, holders);
      return gitlab.requests.filter((name) => name === 'listUsers').length;
    };
    expect(await requests(600, doubtful)).toBe(2);
    expect(await requests(300, doubtful)).toBe(6);
    expect(await requests(600, doubtful, false)).toBe(6);
    expect(await requests(600, [seatUser(7, { username: 'li' })])).toBe(6);
  });

  it('reads everybody when somebody is in neither list: being missed proves nothing', async () => {
    const { gitlab } = smallWorld({ count: 600, holders: userIds(1, 599) });
    const blocked = gitlab.users.get(userId(600));
    if (blocked) blocked.eligible = false;
    const reading = await new SeatReader(gitlab, 20).read([seatUser(600)], 599);
    expect(reading?.holdsSeat(userId(600))).toBe(false);
    expect(gitlab.requests.length).toBeGreaterThan(30);
  });

  it('knows that the purchase is gone', async () => {
    const { gitlab } = smallWorld({ count: 600 });
    gitlab.isGone = true;
    expect(await new SeatReader(gitlab, 20).read(doubtful, 600)).toBeNull();
  });

  it('spares a single seat the walk through all others', async () => {
    const here = smallWorld({
      count: 2_000,
      holders: userIds(1, 1_999),
      fault: faults({ 0: { kind: 'drop', when: 'after' } }),
    });
    const { report } = await runIn(here, planForAll(here.gitlab, 'assign'));
    expect(report.entries.at(-1)).toMatchObject({ state: 'assigned', reason: 'reading' });
    expect(here.gitlab.requests).toEqual([
      'assignSeats',
      'readPurchase',
      'listUsers',
      'readPurchase',
    ]);
  });
});
