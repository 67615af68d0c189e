const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

export interface Clock {
  now(): number;
  /** The clock stands still at a time that was set; null lets it run with real time again. */
  set(time: number | null): void;
}

export function createClock(realTime: () => number): Clock {
  let standing: number | null = null;
  return {
    now: () => standing ?? realTime(),
    set(time) {
      standing = time;
    },
  };
}

/** An ISO 8601 time, or `+28d`, `+12h`, `+5m` from `now`. Null when the text is neither. */
export function readTime(text: string, now: number): number | null {
  const [, amount, unit = ''] = /^([+-]\d+)([dhm])$/.exec(text) ?? [];
  if (amount !== undefined) return now + Number(amount) * (UNITS[unit] ?? 0);
  const time = Date.parse(text);
  return Number.isNaN(time) ? null : time;
}
