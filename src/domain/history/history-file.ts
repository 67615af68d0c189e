import * as v from 'valibot';
import { toJson } from '../../lib/to-json';
import type { SeatHistory, SeatSnapshot } from './seat-snapshot';

const FORMAT = 'duo-seats-history';
const VERSION = 1;

/** In bytes; a history that this app keeps is smaller. */
export const MOST_HISTORY_BYTES = 50 * 1024 * 1024;

/** 50 years of a purchase. */
const MOST_SNAPSHOTS = 18_250;
/** More seats than any purchase has. */
const MOST_SEATS = 100_000_000;
/** An ID and a username. */
const MOST_LINE = 1_000;
/** The last moment that a `Date` can hold. */
const LAST_TIME = 8.64e15;

const amount = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MOST_SEATS));
const time = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(LAST_TIME));
const text = v.pipe(v.string(), v.minLength(1), v.maxLength(500));

const Snapshot = v.object({
  begunAt: time,
  takenAt: time,
  figures: v.nullable(
    v.object({
      purchased: amount,
      assigned: amount,
      active30: v.nullable(amount),
      idle: v.nullable(amount),
      never: v.nullable(amount),
    }),
  ),
  count: amount,
});

const StoredSnapshot = v.object({
  ...Snapshot.entries,
  named: v.string(),
  lost: v.string(),
  used: v.string(),
});

/** Users are lines of a text, so that a browser keeps it as one. */
const lines = v.pipe(
  v.array(v.pipe(v.string(), v.maxLength(MOST_LINE))),
  v.transform((list) => list.join('\n')),
);

const HistoryFile = v.object({
  format: v.literal(FORMAT),
  version: v.literal(VERSION),
  instance: text,
  purchaseId: text,
  snapshots: v.pipe(
    v.array(v.unknown()),
    v.maxLength(MOST_SNAPSHOTS),
    v.array(
      v.object({
        ...Snapshot.entries,
        named: lines,
        lost: lines,
        used: lines,
      }),
    ),
  ),
});

/** A history as a file to keep, or to carry to another browser: a line for each user who changed. */
export function writeHistory({ instance, purchaseId, snapshots }: SeatHistory): string {
  const listed = (packed: string) => (packed === '' ? [] : packed.split('\n'));
  return toJson({
    format: FORMAT,
    version: VERSION,
    instance,
    purchaseId,
    snapshots: snapshots.map((snapshot) => ({
      ...snapshot,
      named: listed(snapshot.named),
      lost: listed(snapshot.lost),
      used: listed(snapshot.used),
    })),
  });
}

/** The history of such a file; null for any other file. */
export function readHistory(file: string, now: number): SeatHistory | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(file);
  } catch {
    return null;
  }
  const result = v.safeParse(HistoryFile, parsed);
  if (!result.success) return null;
  const { instance, purchaseId, snapshots } = result.output;
  // The clock of the other computer may be fast, but not by a day.
  const last = snapshots.at(-1)?.takenAt ?? 0;
  return isAscending(snapshots) && last <= now + DAY_MS
    ? { instance, purchaseId, snapshots }
    : null;
}

const DAY_MS = 86_400_000;

/** A stored record as a snapshot; null for any other value. */
export function readSnapshot(value: unknown): SeatSnapshot | null {
  const result = v.safeParse(StoredSnapshot, value);
  return result.success ? result.output : null;
}

function isAscending(snapshots: readonly { readonly takenAt: number }[]): boolean {
  return snapshots.every(
    ({ takenAt }, at) => at === 0 || takenAt > (snapshots[at - 1]?.takenAt ?? 0),
  );
}
