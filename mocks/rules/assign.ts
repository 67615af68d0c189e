import type { WorldPurchase } from '../world/model';
import type { World } from '../world/world';
import { eligiblePool, scopeOf } from './eligibility';
import { addSeat, dropSeat, freeSeats, hasAssignableSeats } from './purchases';

export type AssignError =
  | 'INCOMPATIBLE_ADD_ON'
  | 'INVALID_USER_ID_PRESENT'
  | 'INVALID_USER_MEMBERSHIP'
  | 'NOT_ENOUGH_SEATS'
  | 'NO_ASSIGNMENTS_FOUND'
  | 'NO_SEATS_AVAILABLE';

/** All or nothing: the first reason found stops the whole call. Who holds a seat already costs none. */
export function assignMany(
  world: World,
  purchase: WorldPurchase,
  userIds: readonly number[],
  now: number,
): AssignError | null {
  if (!hasAssignableSeats(purchase)) return 'INCOMPATIBLE_ADD_ON';
  const pool = eligiblePool(world, scopeOf(purchase));
  if (userIds.some((id) => !pool.ids.has(id))) return 'INVALID_USER_ID_PRESENT';
  const missing = userIds.filter((id) => !purchase.seats.has(id));
  if (missing.length > 0 && missing.length > freeSeats(purchase)) return 'NOT_ENOUGH_SEATS';
  for (const id of missing) addSeat(world, purchase, id, now);
  return null;
}

/** Removes what it finds; complains only when it finds nothing at all. */
export function removeMany(
  purchase: WorldPurchase,
  userIds: readonly number[],
): AssignError | null {
  const removed = userIds.filter((id) => dropSeat(purchase, id));
  return removed.length === 0 ? 'NO_ASSIGNMENTS_FOUND' : null;
}

export function assignOne(
  world: World,
  purchase: WorldPurchase,
  userId: number,
  now: number,
): AssignError | null {
  if (!hasAssignableSeats(purchase)) return 'INCOMPATIBLE_ADD_ON';
  if (purchase.seats.has(userId)) return null;
  if (!eligiblePool(world, scopeOf(purchase)).ids.has(userId)) return 'INVALID_USER_MEMBERSHIP';
  if (freeSeats(purchase) < 1) return 'NO_SEATS_AVAILABLE';
  addSeat(world, purchase, userId, now);
  return null;
}
