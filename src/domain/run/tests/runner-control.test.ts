import { describe, expect, it } from 'vitest';
import { createMemoryJournal } from '../../journal/record-store';
import { subjectsOfUsers } from '../../plan/plan';
import { createRunner, type Runner } from '../engine/runner';
import { IDENTITY } from '../testing/live-run';
import {
  faults,
  planForAll,
  planOf,
  recorder,
  runIn,
  smallWorld,
  userIds,
} from '../testing/small-world';

describe('a swap', () => {
  it('removes first, then assigns the freed seats', async () => {
    const here = smallWorld({ count: 40, holders: userIds(1, 20), purchased: 20, limit: 5 });
    const roster = here.gitlab.roster();
    const plan = planOf(here.gitlab, {
      action: 'swap',
      remove: subjectsOfUsers(roster.slice(0, 15)),
      assign: subjectsOfUsers(roster.slice(20, 40)),
    });
    expect(plan.shortfall).toMatchObject({ wanted: 20, available: 15, missing: 5 });
    const { report } = await runIn(here, plan, { rememberedLimit: 5 });
    expect(report.counts).toMatchObject({ removed: 15, assigned: 15, 'no-seat': 5 });
    expect(here.gitlab.holders.size).toBe(20);
    const firstAssignment = here.gitlab.calls.indexOf('assignSeats');
    expect(here.gitlab.calls.lastIndexOf('removeSeats')).toBeLessThan(firstAssignment);
    expect(here.gitlab.overbooked).toEqual([]);
  });

  it('assigns nothing before all removals are confirmed, even with many free seats', async () => {
    const here = smallWorld({
      count: 40,
      holders: userIds(1, 20),
      limit: 5,
      fault: faults({ 2: { kind: 'drop', when: 'before' } }),
    });
    const roster = here.gitlab.roster();
    const plan = planOf(here.gitlab, {
      action: 'swap',
      remove: subjectsOfUsers(roster.slice(0, 20)),
      assign: subjectsOfUsers(roster.slice(20, 40)),
    });
    const { seen, watch } = recorder();
    const { report } = await runIn(here, plan, { rememberedLimit: 5, watch });
    expect(report.counts).toMatchObject({ removed: 20, assigned: 20 });
    const firstAssignment = here.gitlab.calls.indexOf('assignSeats');
    expect(here.gitlab.calls.lastIndexOf('removeSeats')).toBeLessThan(firstAssignment);
    for (const { calls } of seen) {
      const underWay = calls.filter((call) => call.state === 'sent').map((call) => call.action);
      expect(new Set(underWay).size).toBeLessThanOrEqual(1);
    }
  });
});

describe('pause, resume, cancel', () => {
  it('sends nothing while paused', async () => {
    const here = smallWorld({ count: 30, limit: 10, purchased: 30 });
    let runner: Runner | null = null;
    const pausedAt = 200;
    void here.clock.sleep(pausedAt).then(() => runner?.pause());
    void here.clock.sleep(60_000).then(() => runner?.resume());
    const began = here.clock.now();
    const { report } = await runIn(here, planForAll(here.gitlab, 'assign'), {
      rememberedLimit: 10,
      watch: (one) => {
        runner = one;
      },
    });
    expect(report.counts.assigned).toBe(30);
    expect(here.clock.now() - began).toBeGreaterThan(60_000);
    const calls = runner as Runner | null;
    const late = calls?.getSnapshot().calls.filter((call) => call.sentAt - began < 60_000);
    expect(late?.every((call) => call.sentAt - began <= pausedAt)).toBe(true);
  });

  /** Goes offline as soon as a call gets no answer. */
  const goOffline = (runner: Runner) => {
    const stop = runner.subscribe(() => {
      if (runner.getSnapshot().uncertain === 0) return;
      stop();
      runner.setOnline(false);
    });
  };

  it('waits however long the browser is offline, and checks lost calls before it goes on', async () => {
    const here = smallWorld({
      count: 30,
      limit: 10,
      purchased: 30,
      fault: faults({ 2: { kind: 'drop', when: 'after' } }),
    });
    const { seen, watch } = recorder();
    const { report } = await runIn(here, planForAll(here.gitlab, 'assign'), {
      rememberedLimit: 10,
      watch: (runner) => {
        watch(runner);
        goOffline(runner);
        void here.clock.sleep(3_600_000).then(() => runner.setOnline(true));
      },
    });
    expect(seen).toContainEqual(
      expect.objectContaining({ status: 'paused', reason: 'network', uncertain: 10 }),
    );
    expect(report.counts.assigned).toBe(30);
    expect([...here.gitlab.deeds.values()].every(({ assigned }) => assigned === 1)).toBe(true);
  });

  it('ends at once when it is canceled offline, and says what is unconfirmed', async () => {
    const here = smallWorld({
      count: 30,
      limit: 10,
      purchased: 30,
      fault: faults({ 2: { kind: 'drop', when: 'after' } }),
    });
    const began = here.clock.now();
    const { report } = await runIn(here, planForAll(here.gitlab, 'assign'), {
      rememberedLimit: 10,
      watch: (runner) => {
        goOffline(runner);
        void here.clock.sleep(60_000).then(() => runner.cancel());
      },
    });
    expect(report.end).toEqual({ kind: 'canceled' });
    expect(report.counts['unknown-outcome']).toBe(10);
    expect(here.clock.now() - began).toBeLessThan(61_000);
  });

  it('ends while paused when nothing is left to send', async () => {
    const here = smallWorld();
    const { report } = await runIn(here, planForAll(here.gitlab, 'assign'), {
      watch: (runner) => void here.clock.sleep(200).then(() => runner.pause()),
    });
    expect(report.counts.assigned).toBe(10);
  });

  it('finishes the calls under way when canceled, and sends no more', async () => {
    const here = smallWorld({ count: 30, limit: 10, purchased: 30 });
    const { report } = await runIn(here, planForAll(here.gitlab, 'assign'), {
      rememberedLimit: 10,
      watch: (runner) => void here.clock.sleep(200).then(() => runner.cancel()),
    });
    expect(report.end).toEqual({ kind: 'canceled' });
    expect(report.counts).toMatchObject({ assigned: 20, 'not-attempted': 10 });
    expect(report.entries[29]?.reason).toBe('canceled');
  });

  it('settles a lost answer even when canceled', async () => {
    const here = smallWorld({ fault: faults({ 1: { kind: 'drop', when: 'after' } }) });
    const { report } = await runIn(here, planForAll(here.gitlab, 'assign'), {
      watch: (runner) => void here.clock.sleep(200).then(() => runner.cancel()),
    });
    expect(report.counts.assigned).toBe(10);
    expect(report.end).toEqual({ kind: 'completed' });
  });

  it('stays canceled when it cannot settle a lost answer', async () => {
    const here = smallWorld({ fault: () => ({ kind: 'drop', when: 'after' }) });
    const { report } = await runIn(here, planForAll(here.gitlab, 'assign'), {
      watch: (runner) => void here.clock.sleep(200).then(() => runner.cancel()),
    });
    expect(report.counts['unknown-outcome']).toBe(10);
    expect(report.end).toEqual({ kind: 'canceled' });
  });

  it('ends immediately when canceled during a long wait', async () => {
    const here = smallWorld({
      count: 30,
      fault: faults({ 1: { kind: 'rate', retryAfterMs: 3_600_000 } }),
    });
    const began = here.clock.now();
    const { report } = await runIn(here, planForAll(here.gitlab, 'assign'), {
      watch: (runner) => void here.clock.sleep(1_000).then(() => runner.cancel()),
    });
    expect(report.counts['not-attempted']).toBe(30);
    expect(here.clock.now() - began).toBeLessThan(5_000);
  });
});

describe('a crash', () => {
  it('is settled first, and no user is sent twice', async () => {
    const here = smallWorld({ count: 30, limit: 10 });
    const { report, lives } = await runIn(here, planForAll(here.gitlab, 'assign'), {
      rememberedLimit: 10,
      // Writes: the plan, then before and after each call. The answer of the second call is lost.
      crashes: [{ write: 4, kept: false }],
    });
    expect(lives).toBe(2);
    expect(report.counts.assigned).toBe(30);
    expect([...here.gitlab.deeds.values()].every(({ assigned }) => assigned === 1)).toBe(true);
    expect(report.entries.filter((entry) => entry.reason === 'reading').length).toBeGreaterThan(0);
  });
});

describe('a runner', () => {
  it('goes from ready to finished, with figures that add up', async () => {
    const here = smallWorld({ count: 100, limit: 10 });
    const { seen, watch } = recorder();
    const { finished } = await runIn(here, planForAll(here.gitlab, 'assign'), { watch });
    const done = seen.map((snapshot) => snapshot.usersDone);
    expect(done).toEqual(done.toSorted((a, b) => a - b));
    expect(finished).toMatchObject({ status: 'finished', usersDone: 100, usersTotal: 100 });
    expect(finished).toMatchObject({ callsDone: 11, callsTotal: 11, emails: 100, inFlight: 0 });
    const rated = seen.find((snapshot) => snapshot.usersPerMinute !== null);
    expect(rated?.msLeft).toBeGreaterThan(0);
    expect(finished.counters.assignedQuantity).toBe(100);
  });

  it('says when the journal is not stored', async () => {
    const here = smallWorld();
    const runner = createRunner(
      { plan: planForAll(here.gitlab, 'assign'), identity: IDENTITY },
      {
        gateway: here.gitlab,
        clock: here.clock,
        random: () => 0.5,
        journal: createMemoryJournal(),
        limits: { get: () => null, set: () => undefined },
      },
    );
    expect(runner.getSnapshot().status).toBe('ready');
    await runner.start();
    expect(runner.getSnapshot().durable).toBe(false);
  });

  it('starts once, however often start is called', () => {
    const here = smallWorld();
    const plan = planForAll(here.gitlab, 'assign');
    const runner = createRunner(
      { plan, identity: IDENTITY },
      {
        gateway: here.gitlab,
        clock: here.clock,
        random: () => 0.5,
        journal: createMemoryJournal(),
        limits: { get: () => null, set: () => undefined },
      },
    );
    expect(runner.start()).toBe(runner.start());
  });
});
