import type { SeatAction } from '../../plan/plan';
import type { IsProtected } from '../../plan/protected-users';
import type { RosterSnapshot } from '../roster-snapshot';

type Limits = {
  readonly isProtected: IsProtected;
  /** Seats that can still be assigned. */
  readonly available: number;
};

/**
 * How many seats a plan for these users would assign, and how many it would remove: protected users keep their
 * seats, users who are not active get none, and nobody gets a seat that is not there.
 */
export function selectionChanges(
  ids: Iterable<string>,
  { find }: Pick<RosterSnapshot, 'find'>,
  { isProtected, available }: Limits,
): Readonly<Record<SeatAction, number>> {
  let [assign, remove] = [0, 0];
  for (const id of ids) {
    const user = find(id);
    if (user === undefined) continue;
    if (!user.holdsSeat) assign += user.state === 'active' ? 1 : 0;
    else if (isProtected(user) === null) remove += 1;
  }
  return { assign: Math.min(assign, available), remove };
}
