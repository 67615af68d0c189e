import { type Purchase, type SeatScope, seatsAvailable } from '../../../domain/purchase';
import type { SubscriptionEnd } from '../../../domain/renewal/subscription-end';
import type { RosterSnapshot } from '../../../domain/roster/roster-snapshot';
import type { DailySnapshot } from '../../../domain/utilization/daily-snapshot';
import { holdersState, utilizationFigures } from '../../../domain/utilization/utilization-figures';
import type { Day } from '../../../lib/days';
import { countFigure, type FigureValue } from '../../../ui/data/figure';
import { scopePath } from '../scope-address';

/** How far the users of a purchase were read on request, and those read so far. */
export type ActivityRead = {
  readonly kind: 'waiting' | 'reading' | 'done' | 'failed' | 'stopped';
  readonly snapshot: RosterSnapshot | null;
};

/** A row: one purchase of a group or the instance, or a group without one. */
export type GroupSeats = {
  readonly scope: SeatScope;
  readonly name: string;
  readonly avatarUrl: string | null;
  /** Null where there is none; undefined while it is read. */
  readonly purchase: Purchase | null | undefined;
  readonly product: string | null;
  /** Why the purchases could not be read. */
  readonly problem: string | null;
  /** This browser's latest snapshot of it. */
  readonly seen: DailySnapshot | null;
  /** Its users, which are read on request. */
  readonly read: ActivityRead | null;
  /** Undefined while it is asked for. */
  readonly end: SubscriptionEnd | null | undefined;
  /** Cost of a seat as entered on the renewal page, in `currency`. */
  readonly costPerSeat: number | null;
  readonly currency: string;
};

export const ACTIVITIES = ['active30', 'idle', 'never'] as const;

export type Activity = (typeof ACTIVITIES)[number];

export function rowKey({ scope, purchase }: GroupSeats): string {
  return `${scopePath(scope)} ${purchase?.id ?? ''}`;
}

export type Counter = 'assigned' | 'purchased' | 'free';

/** A counter of GitLab's. */
export function counterOf({ purchase, problem }: GroupSeats, name: Counter): FigureValue {
  if (!purchase) {
    return { kind: purchase === undefined && problem === null ? 'loading' : 'unknown' };
  }
  const counters = {
    assigned: purchase.assignedQuantity,
    purchased: purchase.purchasedQuantity,
    free: seatsAvailable(purchase),
  };
  return { kind: 'complete', value: counters[name] };
}

/**
 * How many holders are active, idle, or never used Duo: all together are the holders. Activity is known by the
 * day, so a snapshot of today is complete.
 */
export function activityOf(group: GroupSeats, name: Activity, today: Day): FigureValue {
  const { purchase, read, seen } = group;
  if (!purchase) return { kind: 'unknown' };
  if (purchase.assignedQuantity === 0) return { kind: 'complete', value: 0 };
  if (read && read.kind !== 'done') return readSoFar(read, name, purchase, today);
  const value = seen?.[name] ?? null;
  if (!seen || value === null) return read ? readSoFar(read, name, purchase, today) : UNKNOWN;
  return seen.day === today
    ? { kind: 'complete', value }
    : { kind: 'stale', value, asOf: new Date(seen.takenAt) };
}

const UNKNOWN: FigureValue = { kind: 'unknown' };

function readSoFar(
  { kind, snapshot }: ActivityRead,
  name: Activity,
  purchase: Purchase,
  today: Day,
): FigureValue {
  const isGoingOn = kind === 'waiting' || kind === 'reading';
  if (!snapshot || snapshot.holdersLoaded === 0) return isGoingOn ? { kind: 'loading' } : UNKNOWN;
  const figures = utilizationFigures(snapshot, { today });
  // Whose activity GitLab does not report could be in any of the counts.
  if (figures.unknown.value > 0) return UNKNOWN;
  return countFigure(figures[name], holdersState(snapshot, purchase.assignedQuantity));
}

/** What the purchased seats cost for the term; null where no price was entered. */
export function costOf({ purchase, costPerSeat }: GroupSeats): number | null {
  return purchase && costPerSeat !== null ? costPerSeat * purchase.purchasedQuantity : null;
}
