import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { readHistory, writeHistory } from '../domain/history/history-file';
import { holdersAt } from '../domain/history/replay';
import {
  LOOKED_AT,
  NO_HISTORY,
  holdersOf,
  holderReading,
} from '../domain/history/testing/readings';
import { openDatabase } from './database';
import { openSeatHistory } from './seat-history-db';

const { instance, purchaseId } = NO_HISTORY;
const DAY = 86_400_000;
const HOUR = DAY / 24;
const denied = () => Promise.reject(new DOMException('denied', 'SecurityError'));

beforeEach(async () => {
  await (await openDatabase()).clear('snapshots');
});

const lookAt = (time: number, numbers: readonly number[]) =>
  holderReading({ takenAt: LOOKED_AT + time, holders: holdersOf(numbers) });

describe.each([
  ['in the database', openDatabase],
  ['in memory, where the browser stores nothing', denied],
])('the history, %s', (_where, open) => {
  it('keeps one look a day for a year, and the last ten', async () => {
    const store = await openSeatHistory(open);
    expect(store.durable).toBe(open === openDatabase);
    for (const day of [0, 10]) {
      for (const hour of [1, 2, 3]) {
        const time = day * DAY + hour * HOUR;
        await store.record(lookAt(time, [day, hour]), LOOKED_AT + time);
      }
    }
    expect((await store.read(instance, purchaseId)).snapshots).toHaveLength(6);
    for (let hour = 0; hour < 10; hour += 1) {
      const time = 20 * DAY + hour * HOUR;
      await store.record(lookAt(time, [hour]), LOOKED_AT + time);
    }
    const history = await store.read(instance, purchaseId);
    const days = history.snapshots.map(({ takenAt }) => (takenAt - LOOKED_AT) / DAY);
    expect(days.slice(0, 2)).toEqual([3 / 24, 10 + 3 / 24]);
    expect(days).toHaveLength(12);
    expect(await holdersAt(history, LOOKED_AT + 10 * DAY + 3 * HOUR)).toEqual(holdersOf([10, 3]));
    const late = 400 * DAY;
    await store.record(lookAt(late, [7]), LOOKED_AT + late);
    const later = await store.read(instance, purchaseId);
    expect(later.snapshots).toHaveLength(10);
    expect(await holdersAt(later, later.snapshots[0]?.takenAt ?? 0)).toEqual(holdersOf([1]));
  });

  it('takes in a file, is another purchase’s alone, and can be deleted', async () => {
    const store = await openSeatHistory(open);
    await store.record(lookAt(2 * DAY, [1, 2]), LOOKED_AT + 2 * DAY);
    const own = await store.read(instance, purchaseId);
    const file = readHistory(writeHistory(own), LOOKED_AT + 3 * DAY);
    await store.delete({ instance, purchaseId });
    expect((await store.read(instance, purchaseId)).snapshots).toEqual([]);
    await store.record(lookAt(DAY, [2, 3]), LOOKED_AT + DAY);
    expect(await store.add(file ?? NO_HISTORY, LOOKED_AT + 3 * DAY)).toBe(1);
    expect(await store.add(file ?? NO_HISTORY, LOOKED_AT + 3 * DAY)).toBe(0);
    const both = await store.read(instance, purchaseId);
    expect(both.snapshots.map(({ takenAt }) => takenAt - LOOKED_AT)).toEqual([DAY, 2 * DAY]);
    expect(await holdersAt(both, LOOKED_AT + 2 * DAY)).toEqual(holdersOf([1, 2]));
    expect((await store.read(instance, 'another')).snapshots).toEqual([]);
    await store.delete();
    expect((await store.read(instance, purchaseId)).snapshots).toEqual([]);
  });
});

it('drops what cannot be read, with what is a difference from it', async () => {
  const store = await openSeatHistory();
  for (const day of [0, 1, 2]) await store.record(lookAt(day * DAY, [day]), LOOKED_AT + day * DAY);
  const database = await openDatabase();
  await database.put('snapshots', { takenAt: 'odd' } as never, [
    instance,
    purchaseId,
    LOOKED_AT + DAY,
  ]);
  const store2 = await openSeatHistory();
  expect((await store2.read(instance, purchaseId)).snapshots).toHaveLength(1);
  expect(await database.count('snapshots')).toBe(1);
});

it('two tabs do not lose the look of the other', async () => {
  const [one, other] = [await openSeatHistory(), await openSeatHistory()];
  await one.record(lookAt(0, [1]), LOOKED_AT);
  await other.record(lookAt(DAY, [2]), LOOKED_AT + DAY);
  await one.record(lookAt(2 * DAY, [3]), LOOKED_AT + 2 * DAY);
  const { snapshots } = await other.read(instance, purchaseId);
  expect(snapshots).toHaveLength(3);
});

it('files that are none are refused', () => {
  const now = LOOKED_AT + DAY;
  expect(readHistory('no json', now)).toBeNull();
  expect(readHistory('{"format":"duo-seats-history","version":2,"snapshots":[]}', now)).toBeNull();
  const snapshot = {
    begunAt: LOOKED_AT,
    takenAt: LOOKED_AT,
    figures: null,
    count: 1,
    named: '1 ann',
    lost: '',
    used: '',
  };
  const of = (...snapshots: readonly object[]) =>
    readHistory(writeHistory({ ...NO_HISTORY, snapshots: snapshots as never }), now);
  expect(of(snapshot)?.snapshots).toEqual([snapshot]);
  expect(of(snapshot, snapshot)).toBeNull();
  expect(of({ ...snapshot, takenAt: now + 2 * DAY })).toBeNull();
  expect(of({ ...snapshot, count: -1 })).toBeNull();
  expect(of({ ...snapshot, named: 'x'.repeat(2_000) })).toBeNull();
});
