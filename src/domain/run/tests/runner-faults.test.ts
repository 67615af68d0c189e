import { describe, expect, it } from 'vitest';
import type { RunSnapshot } from '../engine/run-snapshot';
import type { Fault } from '../../testing/fault';
import {
  faults,
  mutations,
  planForAll,
  recorder,
  runIn,
  smallWorld,
  userIds,
} from '../testing/small-world';
import { userId } from '../testing/world';

describe('faults', () => {
  it('waits as long as GitLab requests, and sends more slowly afterwards', async () => {
    const here = smallWorld({
      count: 60,
      limit: 10,
      fault: faults({ 2: { kind: 'rate', retryAfterMs: 42_000 } }),
    });
    const began = here.clock.now();
    const { seen, watch } = recorder();
    const plan = planForAll(here.gitlab, 'assign');
    const { report, finished } = await runIn(here, plan, { watch, rememberedLimit: 10 });
    expect(report.counts.assigned).toBe(60);
    expect(here.clock.now() - began).toBeGreaterThan(42_000);
    expect(finished.concurrency).toBe(1);
    const waits = seen.filter(({ status }) => status === 'running').map(activityOf);
    expect(waits).toContain('rate');
    expect(waits).toContain('throughput');
  });

  it('reads the holders once for all lost answers, and does not resend users with a seat', async () => {
    const here = smallWorld({
      count: 60,
      limit: 10,
      fault: faults({
        2: { kind: 'drop', when: 'after' },
        4: { kind: 'server', when: 'before' },
      }),
    });
    const plan = planForAll(here.gitlab, 'assign');
    const { report } = await runIn(here, plan, { rememberedLimit: 10 });
    expect(report.counts.assigned).toBe(60);
    expect(report.entries.filter((entry) => entry.reason === 'reading')).toHaveLength(10);
    expect(here.gitlab.calls.filter((name) => name === 'listUsers')).toHaveLength(1);
    expect(mutations(here.gitlab)).toBe(7);
    expect([...here.gitlab.deeds.values()].every(({ assigned }) => assigned === 1)).toBe(true);
  });

  it('does not resend users who got a seat from someone else', async () => {
    const here = smallWorld({
      count: 21,
      holders: userIds(21, 21),
      purchased: 21,
      limit: 10,
      fault: faults({ 1: { kind: 'drop', when: 'before' } }),
      meanwhile: (request, gitlab) => {
        // The counters do not show it.
        if (request === 2 && gitlab.holders.delete(userId(21))) gitlab.holders.add(userId(15));
      },
    });
    const plan = planForAll(here.gitlab, 'assign');
    const { report, finished } = await runIn(here, plan, { rememberedLimit: 10 });
    expect(report.entries[14]).toMatchObject({ state: 'already-so', reason: 'reading' });
    expect(report.counts.assigned).toBe(19);
    expect(finished.needsReread).toBe(true);
  });

  it('gives up on a batch after retries, knowing that nothing changed', async () => {
    const down: Fault = { kind: 'server', when: 'before' };
    const fault = (): Fault | null => (here.gitlab.calls.at(-1) === 'assignSeats' ? down : null);
    const here = smallWorld({ count: 3, fault });
    const { report } = await runIn(here, planForAll(here.gitlab, 'assign'), {
      policy: { maxAttempts: 3 },
    });
    expect(report.counts.failed).toBe(3);
    expect(report.entries[0]?.reason).toBe('server');
    expect(mutations(here.gitlab)).toBe(3);
  });

  it('reports unconfirmed users when it cannot read the seats either', async () => {
    const here = smallWorld({
      count: 300,
      fault: (_, index) => (index > 1 ? { kind: 'drop', when: 'after' } : null),
    });
    const plan = planForAll(here.gitlab, 'assign');
    const { report, finished, patches } = await runIn(here, plan, { rememberedLimit: 50 });
    expect(report.end).toEqual({ kind: 'stopped', reason: 'unreachable' });
    expect(report.counts['unknown-outcome']).toBeGreaterThan(0);
    expect(report.counts['not-attempted']).toBeGreaterThan(0);
    expect(finished.needsReread).toBe(true);
    expect(patches.size).toBe(50);
  });

  it('resumes after a new sign-in with the users whose call was refused', async () => {
    const here = smallWorld({ count: 30, limit: 10, fault: faults({ 2: { kind: 'revoke' } }) });
    const plan = planForAll(here.gitlab, 'assign');
    let pauses = 0;
    const { report } = await runIn(here, plan, {
      rememberedLimit: 10,
      watch: (runner) => {
        runner.subscribe(() => {
          const now = runner.getSnapshot();
          if (now.status !== 'paused' || here.gitlab.isSignedIn) return;
          expect(now.reason).toBe('auth');
          pauses += 1;
          here.gitlab.signIn();
          queueMicrotask(() => runner.signedInAgain());
        });
      },
    });
    expect(pauses).toBe(1);
    expect(report.counts.assigned).toBe(30);
  });

  it('does not ask for another sign-in after a call with the old token', async () => {
    const here = smallWorld({
      count: 50,
      limit: 10,
      // The first call finds the token revoked while the second is still on its way.
      latency: (_, index) => (index === 2 ? 800 : 150),
      fault: faults({ 1: { kind: 'revoke' } }),
    });
    let pauses = 0;
    const { report } = await runIn(here, planForAll(here.gitlab, 'assign'), {
      rememberedLimit: 10,
      watch: (runner) => {
        runner.subscribe(() => {
          if (runner.getSnapshot().status !== 'paused' || here.gitlab.isSignedIn) return;
          pauses += 1;
          here.gitlab.signIn();
          queueMicrotask(() => runner.signedInAgain());
        });
      },
    });
    expect(pauses).toBe(1);
    expect(report.counts.assigned).toBe(50);
  });

  it('stops when the purchase is gone', async () => {
    const here = smallWorld({
      count: 30,
      limit: 10,
      purchased: 30,
      meanwhile: (request, gitlab) => {
        if (request === 2) gitlab.isGone = true;
      },
    });
    const plan = planForAll(here.gitlab, 'assign');
    const { report } = await runIn(here, plan, { rememberedLimit: 10 });
    expect(report.end).toEqual({ kind: 'stopped', reason: 'gone' });
    // Nothing can show whether the call that found it gone was executed.
    expect(report.counts).toMatchObject({
      assigned: 10,
      'unknown-outcome': 10,
      'not-attempted': 10,
    });
    expect(report.entries[29]?.reason).toBe('gone');
  });
});

function activityOf(snapshot: RunSnapshot): string | null {
  if (snapshot.status !== 'running') return null;
  const { activity } = snapshot;
  return activity.kind === 'waiting' ? activity.why : activity.kind;
}
