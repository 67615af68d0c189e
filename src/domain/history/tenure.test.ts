import { describe, expect, it } from 'vitest';
import { withReading } from './remember';
import type { RunChange } from './run-change';
import { graceOf, tenureDays, tenuresOf } from './tenure';
import { holdersOf, LOOKED_AT, NO_HISTORY, holderReading, userGid } from './testing/readings';

const DAY = 86_400_000;
const pause = () => Promise.resolve();

/** Looks a number of days after the first one, at users of these numbers. */
async function readingsAt(days: Readonly<Record<number, readonly number[]>>) {
  let history = NO_HISTORY;
  for (const [day, numbers] of Object.entries(days)) {
    const takenAt = LOOKED_AT + Number(day) * DAY;
    const look = holderReading({ takenAt, begunAt: takenAt - 1_000, holders: holdersOf(numbers) });
    history = await withReading(history, look, takenAt, pause);
  }
  return history;
}

function runAt(day: number, change: Partial<RunChange> = {}): RunChange {
  const settledAt = LOOKED_AT + day * DAY;
  const runId = 'run-1';
  const userId = userGid(1);
  return {
    runId,
    userId,
    action: 'assign',
    sentAt: settledAt - 5,
    settledAt,
    certain: true,
    ...change,
  };
}

describe('since when a seat is held', () => {
  it('lies between the look without it and the first with it', async () => {
    const history = await readingsAt({ 0: [1], 10: [1, 2], 20: [1, 2] });
    const tenures = await tenuresOf(history, [], pause);
    const first = LOOKED_AT;
    expect(tenures.get(userGid(1))).toEqual({ kind: 'bounds', earliest: null, latest: first });
    expect(tenures.get(userGid(2))).toEqual({
      kind: 'bounds',
      earliest: first - 1_000,
      latest: first + 10 * DAY,
    });
    expect(tenures.get(userGid(3))).toBeUndefined();
    expect([...tenures].map(([id]) => id)).toEqual([userGid(1), userGid(2)]);
  });

  it('is a day where a run assigned it, also after the last look', async () => {
    const history = await readingsAt({ 0: [2], 10: [1, 2] });
    const at = LOOKED_AT + 4 * DAY;
    const found = (await tenuresOf(history, [runAt(4)], pause)).get(userGid(1));
    expect(found).toEqual({ kind: 'exact', at, runId: 'run-1' });
    const late = runAt(11, { userId: userGid(3) });
    expect((await tenuresOf(history, [late], pause)).get(userGid(3))).toMatchObject({
      kind: 'exact',
      at: late.settledAt,
    });
    // It was lost again before the last look.
    expect(
      (await tenuresOf(history, [{ ...late, ...runAt(5, { userId: userGid(3) }) }], pause)).get(
        userGid(3),
      ),
    ).toBeUndefined();
  });

  it('begins anew after a run took the seat', async () => {
    const history = await readingsAt({ 0: [1], 10: [1], 20: [1] });
    const removed = runAt(12, { action: 'remove' });
    expect((await tenuresOf(history, [removed], pause)).get(userGid(1))).toEqual({
      kind: 'bounds',
      earliest: removed.sentAt,
      latest: LOOKED_AT + 20 * DAY,
    });
    const gone = runAt(21, { action: 'remove' });
    expect((await tenuresOf(history, [gone], pause)).get(userGid(1))).toBeUndefined();
    const doubtful = { ...removed, certain: false };
    expect((await tenuresOf(history, [doubtful], pause)).get(userGid(1))).toMatchObject({
      earliest: null,
    });
  });

  it('is told in whole days, and decides about a grace', () => {
    const now = LOOKED_AT + 40 * DAY + 5;
    const bounds = { kind: 'bounds', earliest: null, latest: LOOKED_AT } as const;
    expect(tenureDays(bounds, now)).toEqual({ least: 40, most: null });
    expect(graceOf(bounds, 30, now)).toBe('old');
    expect(graceOf(bounds, 40, now)).toBe('unproven');
    expect(graceOf({ ...bounds, earliest: LOOKED_AT - 50 * DAY }, 40, now)).toBe('new');
    const exact = { kind: 'exact', at: LOOKED_AT, runId: 'run-1' } as const;
    expect(tenureDays(exact, now)).toEqual({ least: 40, most: 40 });
    expect(graceOf(exact, 39, now)).toBe('old');
    expect(graceOf(exact, 40, now)).toBe('new');
    expect(graceOf(undefined, 30, now)).toBe('unproven');
    expect(graceOf(undefined, 0, now)).toBe('old');
  });
});
