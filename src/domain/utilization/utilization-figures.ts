import type { Figure } from '../roster/view/counts';
import { type Day, daysBefore } from '../../lib/days';
import type { RosterSnapshot } from '../roster/roster-snapshot';
import { isReclaimable } from '../seat-user';

/** More than this many days without Duo activity is idle, unless a person chooses otherwise. */
export const IDLE_DAYS = 30;

export type UtilizationRoster = Pick<
  RosterSnapshot,
  'users' | 'holders' | 'holdersLoaded' | 'holdersAsOf' | 'asOf'
>;

/**
 * How the holders of a purchase use GitLab Duo. `active30`, `idle` (with 30 days), `never` and `unknown`
 * add up to the holders: nobody is in two of them.
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
  /** Holders of whose Duo activity this GitLab tells nothing. */
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
  roster: UtilizationRoster,
  options: { readonly today: Day; readonly idleDays?: number },
): UtilizationFigures {
  const { today, idleDays = IDLE_DAYS } = options;
  const [from7, from30, from90] = [7, 30, 90].map((days) => daysBefore(today, days)) as [
    Day,
    Day,
    Day,
  ];
  const idleBefore = daysBefore(today, idleDays);
  const count = { active7: 0, active30: 0, active90: 0, idle: 0, never: 0, unknown: 0, blocked: 0 };
  for (const user of roster.users) {
    if (!user.holdsSeat) continue;
    if (isReclaimable(user)) count.blocked += 1;
    const day = user.lastDuoActivityOn;
    if (day === undefined) count.unknown += 1;
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
    // An old GitLab has no list of holders alone: there the whole list tells.
    asOf: roster.holdersAsOf ?? roster.asOf,
  });
  const allKnown = count.unknown === 0;
  return {
    active7: figure(count.active7, allKnown),
    active30: figure(count.active30, allKnown),
    active90: figure(count.active90, allKnown),
    idle: figure(count.idle, allKnown),
    never: figure(count.never, allKnown),
    unknown: figure(count.unknown),
    heldByBlocked: figure(count.blocked),
    holders: figure(roster.holdersLoaded),
  };
}
