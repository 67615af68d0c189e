import type { CompleteSnapshot } from '../../../domain/history/seat-snapshot';
import { localDay } from '../../../lib/days';

type Visit = {
  /** When the page was opened (ms). */
  readonly openedAt: number;
  /** When the snapshot was taken whose changes the user has dismissed (ms); 0 for none. */
  readonly dismissed: number;
};

/**
 * The snapshot of the last visit, to compare the latest one with: that of an earlier day than the page was
 * opened on, so that a reload keeps what changed; where there is none, the last one before the page was opened.
 * Null where nothing is older.
 * @param snapshots the latest first.
 */
export function lastVisit(
  snapshots: readonly CompleteSnapshot[],
  { openedAt, dismissed }: Visit,
): CompleteSnapshot | null {
  const day = localDay(new Date(openedAt));
  const before = snapshots.filter(({ takenAt }) => takenAt < openedAt);
  const earlier = before.find(({ takenAt }) => localDay(new Date(takenAt)) < day) ?? before[0];
  const seen = snapshots.find(({ takenAt }) => takenAt <= dismissed);
  if (seen && (!earlier || seen.takenAt > earlier.takenAt)) return seen;
  return earlier ?? null;
}
