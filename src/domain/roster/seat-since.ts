import { type Day, daysBefore } from '../../lib/days';
import type { ActivityCondition } from './filters/filters';

/**
 * Since when a user has had their seat, as far as this browser knows: on both days or between them.
 * GitLab does not tell.
 */
export type SeatSince = {
  /** Null where nothing is older: then it may be years. */
  readonly earliest: Day | null;
  readonly latest: Day;
};

/** By user ID. Who holds no seat, or whose start nobody knows, is not in it. */
export type SeatSinceById = ReadonlyMap<string, SeatSince>;

/** Takes seats of which it is certain: a start that lies before and after the limit is neither. */
export function sinceTest(
  condition: ActivityCondition,
  today: Day,
): (since: SeatSince | undefined) => boolean {
  if (condition.kind === 'never') return () => false;
  if (condition.kind === 'unknown') return (since) => since === undefined;
  const limit = daysBefore(today, condition.days);
  return condition.kind === 'older'
    ? (since) => since !== undefined && since.latest < limit
    : (since) => since !== undefined && since.earliest !== null && since.earliest >= limit;
}
