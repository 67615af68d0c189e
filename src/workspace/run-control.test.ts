import { describe, expect, it } from 'vitest';
import { DEFAULT_RETENTION } from '../domain/journal/journal';
import { createCrashingJournal } from '../domain/run/testing/crashing-journal';
import { IDENTITY } from '../domain/run/testing/live-run';
import { mutations, planForAll, smallWorld } from '../domain/run/testing/small-world';
import { createStore } from '../lib/store';
import type { RunLock } from '../storage/run-lock';
import { createRunControl, type RunControlOptions } from './run-control';

/** A purchase with 120 users without a seat, batches of 50, and its control; no seat is assigned yet. */
function setUp(change: Partial<RunControlOptions> = {}) {
  const { gitlab, clock } = smallWorld({ count: 120 });
  const { kept: journal, live } = createCrashingJournal();
  let locked = false;
  const lock = (): Promise<RunLock> => {
    if (locked) return Promise.resolve({ kind: 'busy' });
    locked = true;
    return Promise.resolve({ kind: 'held', release: () => (locked = false) });
  };
  const options: RunControlOptions = {
    gateway: gitlab,
    scope: IDENTITY.scope,
    purchaseId: gitlab.purchase.id,
    instance: IDENTITY.instance,
    who: () => 'owner',
    sendBlock: () => null,
    network: createStore(true),
    clock,
    journal: () => Promise.resolve(journal),
    retention: DEFAULT_RETENTION,
    limits: { get: () => 50, set: () => undefined },
    lock,
    onSeats: () => undefined,
    onReread: () => undefined,
    ...change,
  };
  return { gitlab, clock, options, plan: planForAll(gitlab, 'assign'), live, lock };
}

describe('the runs of a purchase', () => {
  it('are one at a time', async () => {
    const { gitlab, options, plan } = setUp();
    const control = createRunControl(options);
    const first = control.start(plan);
    expect(await control.start(plan)).toBeNull();
    expect(control.getSnapshot().refused).toBe('here');
    expect((await first)?.counts.assigned).toBe(120);
    expect(gitlab.holders.size).toBe(120);
    // The next run may start.
    expect((await control.start(planForAll(gitlab, 'remove')))?.counts.removed).toBe(120);
    expect(control.getSnapshot().refused).toBeNull();
  });

  it('are refused while another tab has one, and send nothing', async () => {
    const { gitlab, options, plan, lock } = setUp();
    const elsewhere = await lock();
    const control = createRunControl(options);
    expect(await control.start(plan)).toBeNull();
    expect(control.getSnapshot().refused).toBe('elsewhere');
    expect(mutations(gitlab)).toBe(0);
    if (elsewhere.kind !== 'busy') elsewhere.release();
    expect((await control.start(plan))?.counts.assigned).toBe(120);
  });

  it.each(['offline', 'signed-out'] as const)('are refused while %s, and not kept', async (why) => {
    let block: typeof why | null = why;
    const { gitlab, options, plan, lock } = setUp({ sendBlock: () => block });
    const control = createRunControl(options);
    expect(await control.start(plan)).toBeNull();
    expect(control.getSnapshot()).toMatchObject({ refused: why, runner: null, interrupted: [] });
    block = null;
    // Another tab may start one, and this one finds nothing to resume.
    await control.checkInterrupted();
    expect(control.getSnapshot().interrupted).toEqual([]);
    expect(mutations(gitlab)).toBe(0);
    expect((await lock()).kind).toBe('held');
  });

  it('wait for the network once they are under way', async () => {
    const network = createStore(true);
    const { gitlab, clock, options, plan } = setUp({ network });
    const control = createRunControl(options);
    const run = control.start(plan);
    await clock.sleep(200);
    network.setState(false);
    expect(control.getSnapshot().runner?.getSnapshot()).toMatchObject({
      status: 'paused',
      reason: 'network',
    });
    await clock.sleep(600_000);
    expect(gitlab.holders.size).toBeLessThan(120);
    network.setState(true);
    expect((await run)?.counts.assigned).toBe(120);
  });

  it('can start after one that failed to start', async () => {
    let broken = true;
    const { options, plan } = setUp();
    const control = createRunControl({
      ...options,
      journal: () => (broken ? Promise.reject(new Error('no journal')) : options.journal()),
    });
    await expect(control.start(plan)).rejects.toThrow('no journal');
    broken = false;
    expect((await control.start(plan))?.counts.assigned).toBe(120);
  });

  it('publish every confirmed seat while they are under way', async () => {
    const seats = new Map<string, boolean>();
    const { gitlab, options, plan } = setUp({
      onSeats: (patches) => {
        for (const [id, holds] of patches) seats.set(id, holds);
      },
    });
    await createRunControl(options).start(plan);
    expect([...seats.keys()].sort()).toEqual([...gitlab.holders].sort());
    expect(new Set(seats.values())).toEqual(new Set([true]));
  });
});

describe('an interrupted run', () => {
  /** The page closes after the answer to the first batch, before it is saved. */
  async function interrupted() {
    const setting = setUp();
    const { options, plan, live } = setting;
    const { journal, crashed } = live({ write: 2, kept: false });
    const kept = await options.journal();
    const dying = createRunControl({
      ...options,
      journal: () => Promise.resolve({ ...kept, ...journal }),
      lock: () => Promise.resolve({ kind: 'unsupported', release: () => undefined }),
    });
    void dying.start(plan);
    await crashed;
    const control = createRunControl(options);
    await control.checkInterrupted();
    return { ...setting, control, run: control.getSnapshot().interrupted[0]?.header.id ?? '' };
  }

  it('is offered, and resumed without doing anything twice', async () => {
    const { gitlab, control, run } = await interrupted();
    expect(control.getSnapshot().interrupted).toHaveLength(1);
    const report = await control.resume(run);
    expect(report?.counts.assigned).toBe(120);
    expect([...gitlab.deeds.values()].every(({ assigned }) => assigned === 1)).toBe(true);
    expect(control.getSnapshot().interrupted).toEqual([]);
    await control.checkInterrupted();
    expect(control.getSnapshot().interrupted).toEqual([]);
  });

  it('can be dismissed: nothing more is sent, and the report says what was done', async () => {
    const { gitlab, control, run } = await interrupted();
    const calls = mutations(gitlab);
    const report = await control.leave(run);
    expect(mutations(gitlab)).toBe(calls);
    expect(report?.end).toEqual({ kind: 'canceled' });
    expect(report?.counts.assigned).toBe(gitlab.holders.size);
    expect(report?.counts['not-attempted']).toBe(120 - gitlab.holders.size);
  });

  it('is not resumed when another tab has ended it', async () => {
    const { gitlab, options, control, run } = await interrupted();
    await createRunControl(options).resume(run);
    const calls = mutations(gitlab);
    expect(await control.resume(run)).toBeNull();
    expect(control.getSnapshot().interrupted).toEqual([]);
    expect(mutations(gitlab)).toBe(calls);
  });

  it('is not offered while another tab has a run', async () => {
    const { options, lock } = await interrupted();
    await lock();
    const control = createRunControl(options);
    await control.checkInterrupted();
    expect(control.getSnapshot().interrupted).toEqual([]);
  });
});
