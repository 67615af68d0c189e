import * as v from 'valibot';
import { type Day, isDay } from '../../lib/days';
import { toJson } from '../../lib/to-json';
import type { Purchase } from '../purchase';
import type { UtilizationFigures } from './utilization-figures';

/**
 * The figures of a purchase on one day, as this browser saw them. A count of activity is null where GitLab
 * does not report it.
 */
export type DailySnapshot = {
  readonly instance: string;
  readonly purchaseId: string;
  /** In UTC, as GitLab records activity. */
  readonly day: Day;
  /** Milliseconds since the epoch. */
  readonly takenAt: number;
  readonly purchased: number;
  readonly assigned: number;
  readonly active30: number | null;
  readonly idle: number | null;
  readonly never: number | null;
};

/** The day's snapshot, or null while the figures do not cover all seat holders. */
export function takeSnapshot(
  figures: UtilizationFigures,
  of: {
    readonly instance: string;
    readonly purchase: Purchase;
    readonly day: Day;
    readonly now: number;
  },
): DailySnapshot | null {
  if (!figures.holders.complete) return null;
  const known = (figure: { value: number; complete: boolean }) =>
    figure.complete ? figure.value : null;
  return {
    instance: of.instance,
    purchaseId: of.purchase.id,
    day: of.day,
    takenAt: of.now,
    purchased: of.purchase.purchasedQuantity,
    assigned: of.purchase.assignedQuantity,
    active30: known(figures.active30),
    idle: known(figures.idle),
    never: known(figures.never),
  };
}

const FORMAT = 'duo-seats-trend';
const VERSION = 1;

/** More seats than any purchase has: a larger count was not written by this app. */
const MOST_SEATS = 100_000_000;
/** The last moment that a `Date` can hold. */
const LAST_TIME = 8.64e15;
/** 50 years of one purchase, or a year of 50. */
const MOST_SNAPSHOTS = 18_250;

const amount = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MOST_SEATS));
const text = v.pipe(v.string(), v.minLength(1), v.maxLength(500));

const StoredSnapshot = v.object({
  instance: text,
  purchaseId: text,
  day: v.pipe(v.string(), v.check(isDay)),
  takenAt: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(LAST_TIME)),
  purchased: amount,
  assigned: amount,
  active30: v.nullable(amount),
  idle: v.nullable(amount),
  never: v.nullable(amount),
});

const TrendFile = v.object({
  format: v.literal(FORMAT),
  version: v.literal(VERSION),
  snapshots: v.pipe(v.array(v.unknown()), v.maxLength(MOST_SNAPSHOTS), v.array(StoredSnapshot)),
});

/** Snapshots as a file to keep, or to carry to another browser. */
export function writeTrend(snapshots: readonly DailySnapshot[]): string {
  return toJson({ format: FORMAT, version: VERSION, snapshots });
}

/** The snapshots of such a file; null for any other file. */
export function readTrend(file: string): readonly DailySnapshot[] | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(file);
  } catch {
    return null;
  }
  const result = v.safeParse(TrendFile, parsed);
  return result.success ? result.output.snapshots : null;
}

/** A stored record as a snapshot; null for any other value. */
export function readSnapshot(value: unknown): DailySnapshot | null {
  const result = v.safeParse(StoredSnapshot, value);
  return result.success ? result.output : null;
}

/** The snapshots of a purchase, one a day (the last taken), the oldest first. */
export function trendOf(
  snapshots: readonly DailySnapshot[],
  instance: string,
  purchaseId: string,
): readonly DailySnapshot[] {
  const byDay = new Map<Day, DailySnapshot>();
  for (const snapshot of snapshots) {
    if (snapshot.instance !== instance || snapshot.purchaseId !== purchaseId) continue;
    const known = byDay.get(snapshot.day);
    if (!known || snapshot.takenAt >= known.takenAt) byDay.set(snapshot.day, snapshot);
  }
  return [...byDay.values()].toSorted((a, b) => (a.day < b.day ? -1 : 1));
}
