import { describe, expect, it } from 'vitest';
import { indexRoster } from '../../plan/match-users';
import { undoPlan } from '../report/follow-up';
import { IDENTITY } from '../testing/live-run';
import { faults, mutations, planForAll, runIn, smallWorld } from '../testing/small-world';
import { userId } from '../testing/world';

describe('a run of an old plan', () => {
  it('reads only the counters when no seats changed', async () => {
    const here = smallWorld();
    const { report } = await runIn(here, planForAll(here.gitlab, 'assign'));
    expect(report.counts.assigned).toBe(10);
    // The last one reads back what the counters are now.
    expect(here.gitlab.calls).toEqual(['readPurchase', 'assignSeats', 'readPurchase']);
  });

  it('skips users who got a seat since, and undo leaves their seats', async () => {
    const here = smallWorld();
    const { gitlab } = here;
    const plan = planForAll(gitlab, 'assign');
    const others = [userId(2), userId(5), userId(9)];
    for (const id of others) gitlab.holders.add(id);
    const { report, finished } = await runIn(here, plan);
    expect(report.counts).toMatchObject({ assigned: 7, 'already-so': 3 });
    expect(report.emails).toBe(7);
    expect(finished.needsReread).toBe(true);
    for (const id of others) expect(gitlab.deeds.get(id)).toBeUndefined();

    const undo = undoPlan(report, {
      id: 'plan-2',
      createdAt: 0,
      purchase: gitlab.purchase,
      roster: indexRoster(gitlab.roster()),
    });
    await runIn(here, undo.plan, { identity: { ...IDENTITY, id: 'run-2' } });
    expect([...gitlab.holders].sort()).toEqual(others.sort());
  });

  it('skips users who lost a seat since', async () => {
    const here = smallWorld({ holders: [userId(1), userId(2), userId(3)] });
    const { gitlab } = here;
    const plan = planForAll(gitlab, 'remove');
    gitlab.holders.delete(userId(2));
    const { report } = await runIn(here, plan);
    expect(report.counts).toMatchObject({ removed: 2, 'already-so': 8 });
    expect(gitlab.deeds.get(userId(2))).toBeUndefined();
  });

  it('ends before the first call when the purchase is gone', async () => {
    const here = smallWorld();
    const plan = planForAll(here.gitlab, 'assign');
    here.gitlab.isGone = true;
    const { report } = await runIn(here, plan);
    expect(report.end).toEqual({ kind: 'stopped', reason: 'gone' });
    expect(report.counts['not-attempted']).toBe(10);
    expect(mutations(here.gitlab)).toBe(0);
  });

  it('continues when it cannot read the counters', async () => {
    const here = smallWorld({ fault: faults({ 0: { kind: 'drop', when: 'before' } }) });
    const { report } = await runIn(here, planForAll(here.gitlab, 'assign'));
    expect(report.counts.assigned).toBe(10);
  });

  it('retries reading the holders, and sends nothing before that', async () => {
    const here = smallWorld({
      fault: faults({
        1: { kind: 'server', when: 'before' },
        2: { kind: 'rate', retryAfterMs: 500 },
      }),
    });
    const plan = planForAll(here.gitlab, 'assign');
    here.gitlab.holders.add(userId(4));
    const { report } = await runIn(here, plan);
    expect(report.counts).toMatchObject({ assigned: 9, 'already-so': 1 });
    const { calls } = here.gitlab;
    expect(calls.slice(0, calls.indexOf('assignSeats'))).toContain('listUsers');
    expect(mutations(here.gitlab)).toBe(1);
  });
});
