import { describe, expect, it } from 'vitest';
import { indexRoster } from '../../plan/match-users';
import { undoPlan } from '../report/follow-up';
import type { Fault } from '../../testing/fault';
import { faults, mutations, planForAll, runIn, smallWorld, userIds } from '../testing/small-world';
import { crowd, userId } from '../testing/world';

describe('verifying a run', () => {
  it('trusts the counters alone where they account for every change', async () => {
    const here = smallWorld({ count: 60 });
    const { report, kept } = await runIn(here, planForAll(here.gitlab, 'assign'));
    expect(report.proof).toMatchObject({ kind: 'read', by: 'counters', differences: [] });
    expect(kept?.proof).toEqual(report.proof);
    expect(here.gitlab.calls).not.toContain('listUsers');
  });

  it('reports ineligible users that GitLab drops without an error', async () => {
    const users = crowd(3, (number) => ({ eligible: number !== 2 }));
    const here = smallWorld({ users, isPartial: true });
    const { report } = await runIn(here, planForAll(here.gitlab, 'assign'));
    expect(report.counts).toMatchObject({ assigned: 2, 'not-eligible': 1 });
    expect(report.entries[1]).toMatchObject({ state: 'not-eligible', reason: 'not-returned' });
    expect(report.proof).toMatchObject({ kind: 'read', differences: [] });
  });

  it('sends no user twice once GitLab has dropped ineligible users', async () => {
    const users = crowd(40, (number) => ({ eligible: number === 1 }));
    const here = smallWorld({ users, isPartial: true, limit: 10 });
    const plan = planForAll(here.gitlab, 'assign');
    const { report } = await runIn(here, plan, {
      rememberedLimit: 10,
      policy: { concurrency: 1 },
    });
    expect(report.counts).toMatchObject({ assigned: 1, 'not-eligible': 39 });
    expect(mutations(here.gitlab)).toBe(4);
  });

  it('does not report a change that GitLab confirmed but does not show', async () => {
    const here = smallWorld({ count: 20, fault: faults({ 1: { kind: 'less' } }) });
    const { report, patches } = await runIn(here, planForAll(here.gitlab, 'assign'), {});
    expect(report.counts).toMatchObject({ assigned: 19, failed: 1 });
    expect(report.entries[0]).toMatchObject({ state: 'failed', reason: 'read-back' });
    expect(report.proof).toMatchObject({ kind: 'read', by: 'users', differences: [0] });
    expect(patches.get(userId(1))).toBe(false);
  });

  it('ends unverified when GitLab does not answer, and reports nothing that the counters contradict', async () => {
    const here = smallWorld({
      count: 20,
      fault: (_, index) =>
        index === 1 ? { kind: 'less' } : index > 1 ? { kind: 'drop', when: 'before' } : null,
    });
    const { report, kept } = await runIn(here, planForAll(here.gitlab, 'assign'));
    expect(report.end).toEqual({ kind: 'completed' });
    expect(report.proof).toMatchObject({ kind: 'unavailable', code: 'network' });
    expect(report.counts['unknown-outcome']).toBe(20);
    expect(kept).toEqual(report);
  });
});

describe('a removal that the browser sends twice', () => {
  it('belongs to this run, and undo offers all users', async () => {
    const here = smallWorld({
      count: 60,
      holders: userIds(1, 60),
      limit: 10,
      fault: faults({ 2: { kind: 'twice' } }),
    });
    const plan = planForAll(here.gitlab, 'remove');
    const { report } = await runIn(here, plan, { rememberedLimit: 10 });
    expect(report.counts).toMatchObject({ removed: 60, 'already-so': 0 });
    const undo = undoPlan(report, {
      id: 'plan-2',
      createdAt: 0,
      purchase: here.gitlab.purchase,
      roster: indexRoster(here.gitlab.roster()),
    });
    expect(undo.plan.changes.assign).toBe(60);
  });

  it('belongs to this run for a single user too', async () => {
    const here = smallWorld({
      count: 1,
      holders: [userId(1)],
      fault: faults({ 1: { kind: 'twice' } }),
    });
    const { report } = await runIn(here, planForAll(here.gitlab, 'remove'));
    expect(report.counts.removed).toBe(1);
  });
});

describe('an answer that does not report its effect', () => {
  const after: readonly Fault[] = [
    ...([400, 403, 404, 408, 409, 425, 499] as const).map(
      (status) => ({ kind: 'status', status, when: 'after' }) as const,
    ),
    { kind: 'gone', when: 'after' },
    { kind: 'rate', retryAfterMs: null, when: 'after' },
    { kind: 'unreadable', when: 'after' },
  ];

  it.each(after)('accounts for every user: $kind $status', async (fault) => {
    const here = smallWorld({ count: 10, fault: faults({ 1: fault }) });
    const { report } = await runIn(here, planForAll(here.gitlab, 'assign'));
    expect(report.counts).toMatchObject({ assigned: 10, 'not-attempted': 0 });
    expect([...here.gitlab.deeds.values()].every(({ assigned }) => assigned === 1)).toBe(true);
  });

  it('ends the run only after several unreadable answers in a row', async () => {
    const odd: Fault = { kind: 'unreadable', when: 'before' };
    const once = smallWorld({ count: 60, limit: 10, fault: faults({ 2: odd, 4: odd }) });
    const some = await runIn(once, planForAll(once.gitlab, 'assign'), {
      rememberedLimit: 10,
    });
    expect(some.report.counts.assigned).toBe(60);

    const always = smallWorld({
      count: 60,
      limit: 10,
      fault: () => (always.gitlab.calls.at(-1) === 'assignSeats' ? odd : null),
    });
    const none = await runIn(always, planForAll(always.gitlab, 'assign'), {
      rememberedLimit: 10,
    });
    expect(none.report.end).toEqual({ kind: 'stopped', reason: 'schema' });
    expect(mutations(always.gitlab)).toBe(5);
  });
});

describe('another Owner who changes seats', () => {
  it('does not count as this run where the counters changed by less than GitLab confirmed', async () => {
    const here = smallWorld({
      count: 20,
      limit: 10,
      meanwhile: (request, gitlab) => {
        // After the counters were read, and before the first call.
        if (request === 1) for (const id of userIds(11, 15)) gitlab.holders.add(id);
      },
    });
    const plan = planForAll(here.gitlab, 'assign');
    const { report } = await runIn(here, plan, { rememberedLimit: 10 });
    expect(report.counts).toMatchObject({ assigned: 10, shared: 10 });
    const undo = undoPlan(report, {
      id: 'plan-2',
      createdAt: 0,
      purchase: here.gitlab.purchase,
      roster: indexRoster(here.gitlab.roster()),
    });
    expect(undo.plan.changes.remove).toBe(10);
  });
});
