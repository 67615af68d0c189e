/** A day as GitLab writes it: `YYYY-MM-DD`. */
export type Day = string;

const MS_PER_DAY = 86_400_000;

/** The day of a time (ms since the epoch), in UTC, as GitLab records activity. */
export function dayOf(time: number): Day {
  return new Date(time).toISOString().slice(0, 10);
}

/** The day `days` before another; a negative number gives a later one. */
export function daysBefore(day: Day, days: number): Day {
  return dayOf(Date.parse(`${day}T00:00:00Z`) - days * MS_PER_DAY);
}
