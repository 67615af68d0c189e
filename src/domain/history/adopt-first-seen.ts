import * as v from 'valibot';
import { daysBefore, isDay, type Day } from '../../lib/days';
import { keyOf, packPairs } from './packing';
import type { SeatSnapshot } from './seat-snapshot';

const day = v.pipe(v.string(), v.check(isDay));

/** What versions before 3 of the database kept: the day of the first look, and by user ID that of each seat. */
const FirstSeen = v.object({ since: day, days: v.record(v.string(), day) });

/**
 * What an earlier version of this app knew, as snapshots of the days on which it first saw a seat. Who lost
 * theirs by then is not in them, nor are usernames, so nothing can be compared with them.
 */
export function snapshotsOfFirstSeen(value: unknown, now: number): readonly SeatSnapshot[] {
  const read = v.safeParse(FirstSeen, value);
  if (!read.success) return [];
  const { since, days } = read.output;
  const byDay = new Map<Day, string[]>([[since, []]]);
  for (const [id, firstSeen] of Object.entries(days)) {
    // A seat of the first look.
    const on = firstSeen < since ? since : firstSeen;
    const others = byDay.get(on);
    if (others) others.push(id);
    else byDay.set(on, [id]);
  }
  let count = 0;
  return [...byDay]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([on, ids]): SeatSnapshot[] => {
      const begunAt = Date.parse(on);
      if (begunAt > now) return [];
      count += ids.length;
      const named = packPairs(ids.map((id) => [keyOf(id), ''] as const));
      const takenAt = Math.min(now, Date.parse(daysBefore(on, -1)) - 1);
      return [{ begunAt, takenAt, figures: null, count, named, lost: '', used: '' }];
    });
}
