import { describe, expect, it, vi } from 'vitest';
import { createStore } from '../lib/store';
import type { ProtectedUsersState } from './protected-users';
import type { RunControlState } from './run-control';
import { lateSeatChanges, runsBefore, type SeatChanges } from './seat-changes';
import { planForAll, smallWorld } from '../domain/run/testing/small-world';

const { gitlab } = smallWorld({ count: 1 });
const plan = planForAll(gitlab, 'assign');

/** The code that is fetched late, and what was asked of it. */
function fakeChanges() {
  const runs = createStore<RunControlState>(runsBefore({ bulk: true }));
  const rules = createStore<ProtectedUsersState>({
    kind: 'ready',
    rules: [{ kind: 'user', userId: '1', username: 'ada' }],
    isProtected: () => null,
    durable: true,
  });
  const begin = vi.fn(() => Promise.resolve(null));
  const dispose = vi.fn();
  const changes: SeatChanges = {
    runs: {
      ...runs,
      start: begin,
      resume: begin,
      leave: begin,
      checkInterrupted: () => Promise.resolve(),
      dismiss: () => runs.setState((state) => ({ ...state, refused: null })),
      signedInAgain: () => undefined,
      dispose,
    },
    protectedUsers: {
      ...rules,
      refresh: () => Promise.resolve(rules.getSnapshot().isProtected),
      save: () => Promise.resolve(),
    },
  };
  return { changes, runs, begin, dispose };
}

describe('what changes seats, before its code is there', () => {
  it('knows nothing, and fetches nothing for that', () => {
    const load = vi.fn(() => Promise.resolve(fakeChanges().changes));
    const { runs, protectedUsers } = lateSeatChanges(load, { bulk: false });
    expect(runs.getSnapshot()).toMatchObject({ runner: null, throughput: { batchLimit: 1 } });
    expect(protectedUsers.getSnapshot().kind).toBe('loading');
    runs.dismiss();
    runs.signedInAgain();
    expect(load).not.toHaveBeenCalled();
  });

  it('is fetched once, by the first command, and followed from then on', async () => {
    const fake = fakeChanges();
    const load = vi.fn(() => Promise.resolve(fake.changes));
    const late = lateSeatChanges(load, { bulk: true });
    const seen = vi.fn();
    late.protectedUsers.subscribe(seen);
    await Promise.all([late.runs.start(plan), late.protectedUsers.refresh()]);
    expect(load).toHaveBeenCalledTimes(1);
    expect(fake.begin).toHaveBeenCalledWith(plan);
    expect(seen).toHaveBeenCalled();
    expect(late.protectedUsers.getSnapshot().rules).toHaveLength(1);
    fake.runs.setState((state) => ({ ...state, refused: 'elsewhere' }));
    expect(late.runs.getSnapshot().refused).toBe('elsewhere');
    late.runs.dismiss();
    expect(late.runs.getSnapshot().refused).toBeNull();
  });

  it('begins no run without it, and tries again', async () => {
    const fake = fakeChanges();
    const load = vi
      .fn<() => Promise<SeatChanges>>()
      .mockRejectedValueOnce(new TypeError('no file'))
      .mockResolvedValue(fake.changes);
    const { runs } = lateSeatChanges(load, { bulk: true });
    await expect(runs.start(plan)).rejects.toMatchObject({ kind: 'network' });
    expect(fake.begin).not.toHaveBeenCalled();
    await runs.start(plan);
    expect(fake.begin).toHaveBeenCalledTimes(1);
  });

  it('begins no run after the sign-out', async () => {
    const fake = fakeChanges();
    const { runs } = lateSeatChanges(() => Promise.resolve(fake.changes), { bulk: true });
    const started = runs.start(plan);
    runs.dispose();
    expect(await started).toBeNull();
    expect(fake.begin).not.toHaveBeenCalled();
  });
});
