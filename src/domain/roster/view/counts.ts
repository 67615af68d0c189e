import { isReclaimable } from '../../seat-user';
import type { RosterSnapshot } from '../roster-snapshot';
import { type Day, daysBefore } from '../../../lib/days';

/** A number that knows whether it is the whole truth. */
export type Figure = {
  readonly value: number;
  /** False: the value counts what is loaded and known, and the true number may be another. */
  readonly complete: boolean;
  /** When the users it was counted from were read (ms); null while that has not ended. */
  readonly asOf: number | null;
};

export type RosterFigures = {
  readonly users: Figure;
  readonly holders: Figure;
  /** Eligible users without a seat. */
  readonly free: Figure;
  /** Holders who are not active, so that they cannot use their seat. */
  readonly reclaimable: Figure;
  /** Holders whose last Duo activity is more than `idleDays` days ago. Not those without one. */
  readonly idle: Figure;
  /** Holders without a recorded Duo activity. */
  readonly never: Figure;
  /** Holders whose Duo activity this GitLab does not report. */
  readonly unknown: Figure;
};

type Counted = Pick<
  RosterSnapshot,
  'users' | 'usersComplete' | 'holders' | 'asOf' | 'holdersAsOf' | 'holdersLoaded'
>;

/**
 * Counts over the loaded users. `idle` and `never` are incomplete while a holder's activity is unknown,
 * as that holder may belong there.
 */
export function rosterFigures(
  roster: Counted,
  options: { readonly today: Day; readonly idleDays: number },
): RosterFigures {
  const limit = daysBefore(options.today, options.idleDays);
  let [reclaimable, idle, never, unknown] = [0, 0, 0, 0];
  for (const user of roster.users) {
    if (!user.holdsSeat) continue;
    if (isReclaimable(user)) reclaimable += 1;
    if (user.lastDuoActivityOn === undefined) unknown += 1;
    else if (user.lastDuoActivityOn === null) never += 1;
    else if (user.lastDuoActivityOn < limit) idle += 1;
  }
  const ofHolders = (value: number, known = true): Figure => ({
    value,
    complete: roster.holders === 'complete' && known,
    asOf: roster.holdersAsOf,
  });
  const ofAll = (value: number, complete: boolean): Figure => ({
    value,
    complete,
    asOf: roster.asOf,
  });
  const everybody = roster.usersComplete && roster.holders === 'complete';
  return {
    users: ofAll(roster.users.length, everybody),
    holders: ofHolders(roster.holdersLoaded),
    // Everyone without a seat is eligible, so blocked holders that are not listed make no difference.
    free: ofAll(roster.users.length - roster.holdersLoaded, roster.usersComplete),
    reclaimable: ofHolders(reclaimable),
    idle: ofHolders(idle, unknown === 0),
    never: ofHolders(never, unknown === 0),
    unknown: ofHolders(unknown),
  };
}
