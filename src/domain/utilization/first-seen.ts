import type { Day } from '../../lib/days';

/**
 * Since when this browser has seen somebody hold a seat. GitLab tells no assignment dates, so this is
 * the nearest there is: a seat that was not there at one look and is there at the next is a new one.
 */
export type FirstSeen = {
  /** The day of the first look. Whoever held a seat then may have held it for years. */
  readonly since: Day;
  /** User id to the day on which a seat was seen first. */
  readonly days: Readonly<Record<string, Day>>;
};

/** What is known after one more complete look at the holders. Who holds none any more is forgotten. */
export function seeHolders(
  before: FirstSeen | null,
  holderIds: Iterable<string>,
  today: Day,
): FirstSeen {
  const known = new Map(Object.entries(before?.days ?? {}));
  const days: Record<string, Day> = {};
  for (const id of holderIds) days[id] = known.get(id) ?? today;
  return { since: before?.since ?? today, days };
}

/** The day on which a seat was new here; null when it was there at the first look, or never seen. */
export function newSince(seen: FirstSeen | null, userId: string): Day | null {
  const day = seen?.days[userId];
  return seen === null || day === undefined || day <= seen.since ? null : day;
}
