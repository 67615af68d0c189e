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

/** The same day so many months before, or the last day of that month where it is shorter. */
export function monthsBefore(day: number, months: number): number {
  const date = new Date(day * DAY_MS);
  const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - months, 1);
  const [year, month] = [new Date(first).getUTCFullYear(), new Date(first).getUTCMonth()];
  const longest = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return dayOf(Date.UTC(year, month, Math.min(date.getUTCDate(), longest)));
}

/** The first and the last day of the month that a moment lies in. */
export function monthOf(time: number): readonly [first: number, last: number] {
  const date = new Date(time);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  return [dayOf(Date.UTC(year, month, 1)), dayOf(Date.UTC(year, month + 1, 0))];
}
