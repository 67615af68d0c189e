import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import {
  readTrend,
  trendOf,
  writeTrend,
  type DailySnapshot,
} from '../domain/utilization/daily-snapshot';
import { openDatabase } from './database';
import { latestByPurchase, openSnapshots } from './snapshot-db';

async function fresh() {
  const database = await openDatabase();
  await database.clear('days');
  return openSnapshots();
}

function snapshot(day: string, change: Partial<DailySnapshot> = {}): DailySnapshot {
  return {
    instance: 'https://gitlab.test',
    purchaseId: 'p1',
    day,
    takenAt: Date.parse(day),
    purchased: 10,
    assigned: 8,
    active30: 5,
    idle: 2,
    never: null,
    ...change,
  };
}

describe('snapshots', () => {
  it('are one a day and purchase, the latest taken, by GitLab', async () => {
    const store = await fresh();
    await store.record(snapshot('2026-03-01'));
    await store.record(snapshot('2026-03-01', { assigned: 9 }));
    await store.record(snapshot('2026-03-02', { purchaseId: 'p2' }));
    await store.record(snapshot('2026-03-02', { instance: 'https://other.test' }));
    const all = await store.all('https://gitlab.test');
    expect(all).toHaveLength(2);
    expect(trendOf(all, 'https://gitlab.test', 'p1')).toEqual([
      snapshot('2026-03-01', { assigned: 9 }),
    ]);
    expect(latestByPurchase(all, 'https://gitlab.test').get('p2')?.day).toBe('2026-03-02');
  });

  it('travel by file, and the later taken of a day stays', async () => {
    const store = await fresh();
    await store.record(snapshot('2026-03-01', { takenAt: 500 }));
    const file = writeTrend([
      snapshot('2026-03-01', { takenAt: 400, assigned: 1 }),
      snapshot('2026-03-02'),
    ]);
    const read = readTrend(file);
    expect(await store.add(read ?? [])).toBe(1);
    const all = await store.all('https://gitlab.test');
    expect(trendOf(all, 'https://gitlab.test', 'p1').map((one) => one.assigned)).toEqual([8, 8]);
  });

  it('reject files that are none', () => {
    expect(readTrend('no json')).toBeNull();
    expect(readTrend('{"format":"duo-seats-trend","version":2,"snapshots":[]}')).toBeNull();
    const odd = writeTrend([snapshot('2026-02-30')]);
    expect(readTrend(odd)).toBeNull();
    for (const change of [
      { assigned: 1e308 },
      { idle: 1e12 },
      { takenAt: 1e300 },
      { never: 0.5 },
    ]) {
      expect(readTrend(writeTrend([snapshot('2026-03-01', change)]))).toBeNull();
    }
    const endless = Array.from({ length: 18_251 }, () => snapshot('2026-03-01'));
    expect(readTrend(writeTrend(endless))).toBeNull();
  });

  it('last as long as the page where the browser keeps nothing', async () => {
    const denied = () => Promise.reject(new DOMException('denied', 'SecurityError'));
    const store = await openSnapshots(denied);
    await store.record(snapshot('2026-03-01'));
    expect(await store.all('https://gitlab.test')).toHaveLength(1);
    expect(await store.add([snapshot('2026-03-01'), snapshot('2026-03-02')])).toBe(1);
  });
});
