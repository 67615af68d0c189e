export const DAY_MS = 86_400_000;

/** Whole days since 1970 (UTC). */
export function dayOf(time: number): number {
  return Math.floor(time / DAY_MS);
}

/** YYYY-MM-DD of a day number. */
export function dayText(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** YYYY-MM-DD of the day that lies `days` after the given moment. */
export function dayAfter(time: number, days: number): string {
  return dayText(dayOf(time) + days);
}

/** The day number of a YYYY-MM-DD text, or null when it is none. */
export function parseDay(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(time) ? null : dayOf(time);
}

/** ISO 8601 without milliseconds, the form GitLab's `Time` scalar has. */
export function timeText(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}
