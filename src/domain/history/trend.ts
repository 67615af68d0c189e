import { type Day, utcDay } from '../../lib/days';
import type { DailySnapshot } from '../utilization/daily-snapshot';
import { isComplete, type SeatHistory } from './seat-snapshot';

/** The figures of each day: those that were kept by day, and those of a history, such as an imported one. */
export function trendWithHistory(
  trend: readonly DailySnapshot[],
  { instance, purchaseId, snapshots }: SeatHistory,
): readonly DailySnapshot[] {
  const days = new Map<Day, DailySnapshot>(trend.map((one) => [one.day, one]));
  for (const { takenAt, figures } of snapshots.filter(isComplete)) {
    const day = utcDay(takenAt);
    const known = days.get(day);
    if (known && known.takenAt >= takenAt) continue;
    days.set(day, { instance, purchaseId, day, takenAt, ...figures });
  }
  return [...days.values()].toSorted((a, b) => (a.day < b.day ? -1 : 1));
}
