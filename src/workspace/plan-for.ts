import { buildPlan, type PlanContext } from '../domain/plan/build-plan';
import { type Plan, type PlanSubject, type SeatAction, subjectsOfUsers } from '../domain/plan/plan';
import type { IsProtected } from '../domain/plan/protected-users';
import type { Purchase } from '../domain/purchase';
import type { SeatUser } from '../domain/seat-user';
import { newId } from '../lib/new-id';

/**
 * The plan for users picked in the table, in the order in which they were picked. Without `isProtected`
 * nobody is protected: a seat that somebody switches off by its own toggle is no bulk removal.
 */
export function planFor(
  action: SeatAction,
  users: readonly SeatUser[],
  purchase: Purchase,
  isProtected?: IsProtected,
): Plan {
  return buildPlan(
    { action, subjects: subjectsOfUsers(users) },
    contextOf({ kind: 'selection' }, purchase, isProtected),
  );
}

/** The plan for people named by a list, in its order. */
export function planForRows(
  action: SeatAction,
  subjects: readonly PlanSubject[],
  purchase: Purchase,
  isProtected?: IsProtected,
): Plan {
  return buildPlan({ action, subjects }, contextOf({ kind: 'lines' }, purchase, isProtected));
}

/** The plan that takes seats from some and then gives them to others. */
export function planForSwap(
  remove: readonly PlanSubject[],
  assign: readonly PlanSubject[],
  purchase: Purchase,
  isProtected: IsProtected,
): Plan {
  return buildPlan(
    { action: 'swap', remove, assign },
    contextOf({ kind: 'swap' }, purchase, isProtected),
  );
}

function contextOf(
  origin: PlanContext['origin'],
  purchase: Purchase,
  isProtected: IsProtected | undefined,
): PlanContext {
  return {
    id: newId(),
    createdAt: Date.now(),
    purchase,
    origin,
    ...(isProtected && { isProtected }),
  };
}
