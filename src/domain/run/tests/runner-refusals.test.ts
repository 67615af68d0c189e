import { describe, expect, it } from 'vitest';
import { subjectsOfUsers } from '../../plan/plan';
import { liveRun } from '../testing/live-run';
import {
  faults,
  mutations,
  planForAll,
  planOf,
  refusing,
  runIn,
  smallWorld,
  userIds,
} from '../testing/small-world';
import { crowd, userId } from '../testing/world';

describe('refusals', () => {
  it('finds the rejected users of a batch with few calls and assigns all others', async () => {
    const users = crowd(50, (number) => ({ eligible: number !== 17 && number !== 40 }));
    const here = smallWorld({ users });
    // With seats in plenty two calls go at once, except for the halves of one batch.
    const plan = planForAll(here.gitlab, 'assign');
    const { report } = await runIn(here, plan, { rememberedLimit: 50 });
    const refused = report.entries.filter((entry) => entry.state === 'not-eligible');
    expect(refused.map((entry) => entry.user?.id)).toEqual([userId(17), userId(40)]);
    expect(refused[0]?.reason).toBe('INVALID_USER_ID_PRESENT');
    expect(report.counts.assigned).toBe(48);
    // Twice down a tree of six levels, asking about one half only where that decides the other.
    expect(mutations(here.gitlab)).toBeLessThanOrEqual(20);
  });

  it('fills the free seats in the order of the plan and reports the other users', async () => {
    const here = smallWorld({ count: 30, purchased: 30 });
    const plan = planForAll(here.gitlab, 'assign');
    here.gitlab.purchased = 12;
    const { report, finished } = await runIn(here, plan);
    expect(report.counts).toMatchObject({ assigned: 12, 'no-seat': 18 });
    expect([...here.gitlab.holders]).toEqual(userIds(1, 12));
    expect(report.entries[12]).toMatchObject({ state: 'no-seat', reason: 'NOT_ENOUGH_SEATS' });
    expect(here.gitlab.calls).toEqual([
      'readPurchase',
      'assignSeats',
      'readPurchase',
      'assignSeats',
      'readPurchase',
    ]);
    expect(finished.counters.assignedQuantity).toBe(12);
  });

  it('fills seats in the order that the plan specifies', async () => {
    const users = crowd(6, (number) => ({ lastActivityOn: `2024-05-0${number}` }));
    const here = smallWorld({ users, purchased: 6 });
    const subjects = subjectsOfUsers(here.gitlab.roster());
    const plan = planOf(here.gitlab, { action: 'assign', subjects }, 'last-activity');
    here.gitlab.purchased = 2;
    await runIn(here, plan);
    expect([...here.gitlab.holders].sort()).toEqual([userId(5), userId(6)]);
  });

  it('ends when GitLab refuses seats that its counters show as free', async () => {
    const here = smallWorld({ count: 20 });
    const gateway = refusing(here.gitlab, 'NOT_ENOUGH_SEATS');
    const plan = planForAll(here.gitlab, 'assign');
    const { report } = await liveRun({ plan, gateway, clock: here.clock });
    expect(report.counts['no-seat']).toBe(20);
    expect(mutations(here.gitlab)).toBe(5);
  });

  it('reports removed seats as shared when the first counters are missing', async () => {
    const here = smallWorld({
      count: 3,
      holders: userIds(1, 3),
      // The counters cannot be read before the first call.
      fault: faults({ 0: { kind: 'drop', when: 'before' } }),
    });
    const plan = planForAll(here.gitlab, 'remove');
    here.gitlab.holders.clear();
    const { report, finished } = await runIn(here, plan);
    expect(report.counts.shared).toBe(3);
    expect(finished.needsReread).toBe(false);
  });

  it('reports any other code unchanged', async () => {
    const here = smallWorld({ count: 3 });
    const gateway = refusing(here.gitlab, 'INCOMPATIBLE_ADD_ON');
    const plan = planForAll(here.gitlab, 'assign');
    const { report } = await liveRun({ plan, gateway, clock: here.clock });
    expect(report.counts.failed).toBe(3);
    expect(report.entries[0]?.reason).toBe('INCOMPATIBLE_ADD_ON');
  });
});
