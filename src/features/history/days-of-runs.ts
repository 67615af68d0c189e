import type { RunChange } from '../../domain/history/run-change';
import { type Day, utcDay } from '../../lib/days';
import type { DayOfRuns } from '../shared/history/trend-card';

/** What runs of this browser certainly changed, by day, the oldest first. */
export function daysOfRuns(changes: readonly RunChange[]): readonly DayOfRuns[] {
  const days = new Map<Day, { readonly day: Day; assigned: number; removed: number }>();
  for (const { settledAt, action, certain } of changes) {
    if (!certain) continue;
    const day = utcDay(settledAt);
    const known = days.get(day) ?? { day, assigned: 0, removed: 0 };
    if (action === 'assign') known.assigned += 1;
    else known.removed += 1;
    days.set(day, known);
  }
  return [...days.values()].toSorted((a, b) => (a.day < b.day ? -1 : 1));
}
