/** A calendar day as `YYYY-MM-DD`; no time, no zone. */
export type Day = string;

const SHAPE = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MS = 86_400_000;

function toUtc(day: Day): number {
  return SHAPE.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
}

/** Whether it is a day that the calendar has. */
export function isDay(value: string): boolean {
  const time = toUtc(value);
  // Some engines read the 30th of February as the 1st of March.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

/** Whole days from one day to another; negative when `to` is earlier, NaN when either is no day. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((toUtc(to) - toUtc(from)) / DAY_MS);
}

/** The day of a time (ms since the epoch) in UTC, as GitLab records activity. */
export function utcDay(time: number): Day {
  return new Date(time).toISOString().slice(0, 10);
}

/** The day of a moment in the reader's time zone, or in another one. */
export function localDay(moment: Date, timeZone?: string): Day {
  const parts = new Intl.DateTimeFormat('en-CA', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    ...(timeZone === undefined ? {} : { timeZone }),
  }).formatToParts(moment);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    parts.find((candidate) => candidate.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/** Noon UTC of a day: formatted in UTC it is that day everywhere. */
export function toDate(day: Day): Date {
  return new Date(`${day}T12:00:00Z`);
}

/** The day `days` before another; a negative number gives a later one. */
export function daysBefore(day: Day, days: number): Day {
  return utcDay(toUtc(day) - days * DAY_MS);
}
