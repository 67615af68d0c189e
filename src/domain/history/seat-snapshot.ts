import type { Purchase } from '../purchase';

/** Usernames by user ID. A username is empty where an earlier version of this app did not keep it. */
export type Holders = ReadonlyMap<string, string>;

export type Holder = { readonly id: string; readonly username: string };

/** The counters of a look, as of a day's snapshot; null where GitLab does not report the activity. */
export type SeatFigures = {
  readonly purchased: number;
  readonly assigned: number;
  readonly active30: number | null;
  readonly idle: number | null;
  readonly never: number | null;
};

/** A complete look at the holders of a purchase. Times in milliseconds since the epoch. */
export type HolderReading = {
  readonly instance: string;
  readonly purchaseId: Purchase['id'];
  /** When the reading began; what changed until it ended may be in it or not. */
  readonly begunAt: number;
  readonly takenAt: number;
  readonly figures: SeatFigures;
  readonly holders: Holders;
  /** The day of the last Duo activity, by the ID of each holder with one; nobody where it is not reported. */
  readonly lastUses: ReadonlyMap<string, string>;
};

/** What is kept of a look: its difference from the one before. Texts are packed, see `packing.ts`. */
export type SeatSnapshot = {
  readonly begunAt: number;
  /** Also its key: no two of a purchase have the same. */
  readonly takenAt: number;
  /** Null where only the holders who are known to have had a seat then are in it, from an earlier version. */
  readonly figures: SeatFigures | null;
  /** How many users hold a seat. */
  readonly count: number;
  /** Who holds a seat and did not in the one before, or has another username since. */
  readonly named: string;
  /** The IDs of those who did and do not. */
  readonly lost: string;
  /** Who was first seen to have used Duo since they got their seat, and the day. */
  readonly used: string;
};

/** All that this browser remembers of a purchase, the oldest first; its first snapshot names everyone. */
export type SeatHistory = {
  readonly instance: string;
  readonly purchaseId: Purchase['id'];
  readonly snapshots: readonly SeatSnapshot[];
};

/** A snapshot that names all holders, so that it can be compared and restored. */
export type CompleteSnapshot = SeatSnapshot & { readonly figures: SeatFigures };

export function isComplete(snapshot: SeatSnapshot): snapshot is CompleteSnapshot {
  return snapshot.figures !== null;
}

/** What can be compared and restored, the latest first. */
export function completeSnapshots({ snapshots }: SeatHistory): readonly CompleteSnapshot[] {
  return snapshots.filter(isComplete).toReversed();
}
