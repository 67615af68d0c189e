import { describe, expect, it } from 'vitest';
import { buildPlan } from '../plan/build-plan';
import { subjectsOfUsers } from '../plan/plan-subject';
import type { Plan, SeatAction } from '../plan/plan';
import { FakeGitlab, type FakeOptions } from './testing/fake-gitlab';
import { liveRun } from './testing/live-run';
import { createVirtualClock } from './testing/virtual-clock';
import { crowd, userId } from './testing/world';

function setUp(options: Partial<FakeOptions> & { count?: number } = {}) {
  const clock = createVirtualClock();
  const gitlab = new FakeGitlab({
    users: crowd(options.count ?? 10),
    holders: [],
    purchased: 1_000_000,
    limit: 50,
    clock,
    ...options,
  });
  return { clock, gitlab };
}

function planFor(gitlab: FakeGitlab, action: SeatAction): Plan {
  return buildPlan(
    { action, subjects: subjectsOfUsers(gitlab.roster()) },
    { id: 'plan-1', createdAt: 0, purchase: gitlab.purchase, origin: { kind: 'selection' } },
  );
}

describe('the run', () => {
  it('assigns 10,000 users in as many calls as the limit needs, nearly at the ideal pace', async () => {
    const { clock, gitlab } = setUp({ count: 10_000, purchased: 10_000 });
    const began = clock.now();
    const wall = performance.now();
    const { report, learntLimit } = await liveRun({
      plan: planFor(gitlab, 'assign'),
      gateway: gitlab,
      clock,
    });
    console.log(gitlab.requests.length, clock.now() - began, performance.now() - wall);
    expect(report.counts.assigned).toBe(10_000);
    expect(learntLimit).toBe(50);
    expect(gitlab.requests.length).toBeLessThanOrEqual(200 * 1.05);
    expect(clock.now() - began).toBeLessThanOrEqual(100 * 150 * 1.1);
  });
});
