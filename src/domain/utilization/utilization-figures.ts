import { type Day, daysBefore } from '../../lib/days';
import type { Filters } from '../roster/filters/filters';
import type { RosterSnapshot } from '../roster/roster-snapshot';
import type { Figure } from '../roster/view/counts';
import { IDLE_DAYS, isReclaimable } from '../seat-user';

/**
 * How the holders of a purchase use GitLab Duo. `active30`, `idle` (with 30 days), `never` and `unknown`
 * add up to the holders: no holder is in two of them.
 */
export type UtilizationFigures = {
  /** Holders with Duo activity at most 7, 30, 90 days ago. */
  readonly active7: Figure;
  readonly active30: Figure;
  readonly active90: Figure;
  /** Holders whose last Duo activity is more than `idleDays` ago. Not those without one. */
  readonly idle: Figure;
  /** Holders for whom GitLab records Duo activity and has none recorded. */
  readonly never: Figure;
  /** Holders whose Duo activity this GitLab does not report. */
  readonly unknown: Figure;
  /** Holders who are blocked, banned, deactivated …, and so cannot use their seat. */
  readonly heldByBlocked: Figure;
  readonly holders: Figure;
};

/**
 * Counts over the loaded holders. A count of activity is incomplete while a holder's activity is unknown,
 * as that holder may belong there; `heldByBlocked` does not depend on it.
 */
export function utilizationFigures(
  roster: Pick<RosterSnapshot, 'users' | 'holders' | 'holdersLoaded' | 'holdersAsOf' | 'asOf'>,
  options: { readonly today: Day; readonly idleDays?: number },
): UtilizationFigures {
  const { today, idleDays = IDLE_DAYS } = options;
  const from7 = daysBefore(today, 7);
  const from30 = daysBefore(today, 30);
  const from90 = daysBefore(today, 90);
  const idleBefore = daysBefore(today, idleDays);
  const count = { active7: 0, active30: 0, active90: 0, idle: 0, never: 0, unknown: 0, blocked: 0 };
  let masked = 0;
  for (const user of roster.users) {
    if (!user.holdsSeat) continue;
    if (isReclaimable(user)) count.blocked += 1;
    const day = user.lastDuoActivityOn;
    if (user.duoUse) {
      masked += 1;
      if (user.duoUse === 'used') count.active30 += 1;
      // Whether any was ever used is not told.
      else if (idleDays === IDLE_DAYS) count.idle += 1;
    } else if (day === undefined) count.unknown += 1;
    else if (day === null) count.never += 1;
    else {
      // Days are text that sorts like the calendar.
      if (day >= from7) count.active7 += 1;
      if (day >= from30) count.active30 += 1;
      if (day >= from90) count.active90 += 1;
      if (day < idleBefore) count.idle += 1;
    }
  }
  const figure = (value: number, known = true): Figure => ({
    value,
    complete: roster.holders === 'complete' && known,
    // An old GitLab has no list of the holders alone; there the list of all users has them.
    asOf: roster.holdersAsOf ?? roster.asOf,
  });
  const allKnown = count.unknown === 0;
  const byDay = allKnown && masked === 0;
  return {
    active7: figure(count.active7, byDay),
    active30: figure(count.active30, allKnown),
    active90: figure(count.active90, byDay),
    idle: figure(count.idle, allKnown && (masked === 0 || idleDays === IDLE_DAYS)),
    never: figure(count.never, byDay),
    unknown: figure(count.unknown),
    heldByBlocked: figure(count.blocked),
    holders: figure(roster.holdersLoaded),
  };
}

/** All of GitLab's user states but `active`. */
const NOT_ACTIVE = ['banned', 'blocked', 'blocked_pending_approval', 'deactivated', 'ldap_blocked'];

/** The filters that list exactly the users whom a figure counts, with `IDLE_DAYS` for idle. */
export const FIGURE_FILTERS: Readonly<Record<keyof UtilizationFigures, Partial<Filters>>> = {
  holders: { seat: 'yes' },
  active7: { seat: 'yes', duo: [{ kind: 'within', days: 7 }] },
  active30: { seat: 'yes', duo: [{ kind: 'within', days: 30 }] },
  active90: { seat: 'yes', duo: [{ kind: 'within', days: 90 }] },
  idle: { seat: 'yes', duo: [{ kind: 'older', days: IDLE_DAYS }] },
  never: { seat: 'yes', duo: [{ kind: 'never' }] },
  unknown: { seat: 'yes', duo: [{ kind: 'unknown' }] },
  heldByBlocked: { seat: 'yes', states: NOT_ACTIVE },
};

/** How far the holders of a purchase have been read. */
type HoldersState = {
  /** None have been read yet. */
  readonly waiting: boolean;
  readonly failed: boolean;
  readonly loaded: number;
  readonly total: number;
  /** When the holders shown were read (ms), while newer ones are being read; else null. */
  readonly staleSince: number | null;
};

/** `assigned` is the purchase's counter: the total where GitLab does not count its lists. */
export function holdersState(roster: RosterSnapshot, assigned: number): HoldersState {
  const { status, stale, asOf, holdersLoaded } = roster;
  const isNoneRead = holdersLoaded === 0 && roster.holdersAsOf === null;
  const reading = status.kind === 'idle' || status.kind === 'loading' || status.kind === 'asking';
  const failed = status.kind === 'failed' || (status.kind === 'partial' && isNoneRead);
  const reported = roster.progress.find((one) => one.list === 'holders')?.total ?? null;
  return {
    waiting: reading && !stale && isNoneRead,
    failed: failed && !stale,
    loaded: holdersLoaded,
    total: reported ?? Math.max(assigned, holdersLoaded),
    staleSince: stale ? asOf : null,
  };
}

/**
 * The part of the holders that is counted, the first of all; null where all are, or all that this GitLab
 * lists. `assigned` as for `holdersState`.
 */
export function partOfHolders(
  roster: RosterSnapshot,
  assigned: number,
): { readonly loaded: number; readonly total: number } | null {
  const { holders, usersComplete, holdersLoaded } = roster;
  const counted = holders === 'eligible-only' ? usersComplete : holders === 'complete';
  if (counted || holdersLoaded === 0) return null;
  return { loaded: holdersLoaded, total: holdersState(roster, assigned).total };
}
