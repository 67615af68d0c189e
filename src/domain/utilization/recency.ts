import type { ActivityCondition } from '../roster/filters/filters';
import { type Day, daysBefore } from '../../lib/days';
import type { ActivityDay, SeatUser } from '../seat-user';

/**
 * A bar of the picture "seats by recency of Duo activity".
 * - `days`: last Duo activity from `from` to `to` days ago, both included; `to` is null for no end.
 * - `never`: none recorded. `unknown`: this GitLab does not tell. Never the same bar, and never a zero.
 */
export type RecencyBucket = { readonly count: number } & (
  | { readonly kind: 'days'; readonly from: number; readonly to: number | null }
  | { readonly kind: 'never' }
  | { readonly kind: 'unknown' }
);

/** The last day of each bar, in days ago; the last bar has no end. */
const ENDS = [7, 14, 30, 60, 90, 180] as const;

/** Holders by the time since their last Duo activity, the latest first, then none recorded and unknown. */
export function recencyBuckets(users: readonly SeatUser[], today: Day): readonly RecencyBucket[] {
  const limits = ENDS.map((end) => daysBefore(today, end));
  const counts = Array.from({ length: ENDS.length + 1 }, () => 0);
  let [never, unknown] = [0, 0];
  for (const user of users) {
    if (!user.holdsSeat) continue;
    const day = user.lastDuoActivityOn;
    if (day === undefined) unknown += 1;
    else if (day === null) never += 1;
    else {
      const found = limits.findIndex((limit) => day >= limit);
      const bucket = found === -1 ? ENDS.length : found;
      counts[bucket] = (counts[bucket] ?? 0) + 1;
    }
  }
  const buckets: RecencyBucket[] = counts.map((count, index) => ({
    kind: 'days',
    from: index === 0 ? 0 : (ENDS[index - 1] ?? 0) + 1,
    to: ENDS[index] ?? null,
    count,
  }));
  buckets.push({ kind: 'never', count: never });
  // The bar of what is not known stands there only where there is something not known.
  if (unknown > 0) buckets.push({ kind: 'unknown', count: unknown });
  return buckets;
}

/** The filter that shows the users of a bar, or null where the list's filters cannot say it. */
export function recencyFilter(bucket: RecencyBucket): ActivityCondition | null {
  if (bucket.kind !== 'days') return { kind: bucket.kind };
  if (bucket.from === 0 && bucket.to !== null) return { kind: 'within', days: bucket.to };
  if (bucket.to === null) return { kind: 'older', days: bucket.from - 1 };
  return null;
}

/** Whether a day lies at most `days` days ago; false for none recorded and for unknown. */
export function isWithin(day: ActivityDay, days: number, today: Day): boolean {
  return typeof day === 'string' && day >= daysBefore(today, days);
}
