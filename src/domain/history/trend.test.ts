import { expect, it } from 'vitest';
import type { SeatSnapshot } from './seat-snapshot';
import { trendWithHistory } from './trend';

const OF = { instance: 'https://gitlab.example.com', purchaseId: '1' };
const figures = (assigned: number) => ({
  purchased: 9,
  assigned,
  active30: null,
  idle: null,
  never: null,
});
const day = (date: string, time: string, assigned: number) => ({
  ...OF,
  day: date,
  takenAt: Date.parse(`${date}T${time}Z`),
  ...figures(assigned),
});
const snapshot = (time: string, assigned: number | null): SeatSnapshot => ({
  begunAt: Date.parse(time),
  takenAt: Date.parse(time),
  figures: assigned === null ? null : figures(assigned),
  count: 1,
  named: '',
  lost: '',
  used: '',
});

it('has each day once, with its latest figures, and none that are unknown', () => {
  const snapshots = [
    snapshot('2026-11-01T10:00:00Z', null),
    snapshot('2026-11-02T10:00:00Z', 2),
    snapshot('2026-11-02T18:00:00Z', 3),
    snapshot('2026-11-04T10:00:00Z', 4),
  ];
  const days = [day('2026-11-03', '10:00:00', 7), day('2026-11-04', '12:00:00', 8)];
  const trend = trendWithHistory(days, { ...OF, snapshots });
  expect(trend.map((one) => [one.day, one.assigned])).toEqual([
    ['2026-11-02', 3],
    ['2026-11-03', 7],
    ['2026-11-04', 8],
  ]);
});
