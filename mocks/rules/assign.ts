import {
  addsToDo,
  assignsPartially,
  hasSeats,
  isDuoAddOn,
  mailsHoldersAgain,
  refusesAddOnsWithoutSeats,
} from '../version-rules';
import type { GitLabVersion } from '../versions';
import type { AccessChange, WorldPurchase } from '../world/model';
import type { World } from '../world/world';
import { mayBeAssigned } from './eligibility';
import { addSeat, dropSeat, freeSeats, sendSeatMail } from './purchases';

export type AssignError =
  | 'INCOMPATIBLE_ADD_ON'
  | 'INVALID_USER_ID_PRESENT'
  | 'INVALID_USER_MEMBERSHIP'
  | 'NOT_ENOUGH_SEATS'
  | 'NO_ASSIGNMENTS_FOUND'
  | 'NO_SEATS_AVAILABLE'
  | 'SEAT_ASSIGNMENT_NOT_SUPPORTED';

/** Where a call is made, and when. */
export interface AssignContext {
  readonly world: World;
  readonly version: GitLabVersion;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Why nothing was assigned, or the users that the payload names. */
export type AssignOutcome =
  | { readonly error: AssignError }
  | {
      readonly users: readonly number[];
      /** GitLab failed after the seats were given: HTTP 500. */
      readonly crashed: boolean;
    };

/** How long a user's old access may last: it is cached. ee/app/models/concerns/ai/user_authorizable.rb */
export const ACCESS_LAG_MS = 3_600_000;

function noteAccess(
  world: World,
  purchase: WorldPurchase,
  userIds: readonly number[],
  change: AccessChange['change'],
  at: number,
): void {
  const purchaseId = purchase.id;
  for (const userId of userIds) world.accessChanges.push({ userId, purchaseId, change, at });
}

/**
 * Strict up to 19.1: one user who is not eligible stops the whole call. Partial from 19.2: such users are
 * dropped silently. Seats are all or nothing in both, and counted over who is eligible and has
 * none; in an overage even a call of holders finds fewer than the 0 that it needs.
 *
 * A Duo add-on without seats gets the rows nevertheless; then GitLab looks for its e-mail, finds none
 * and crashes. ee/app/services/gitlab_subscriptions/duo/bulk_assign_service.rb
 */
export function assignMany(
  purchase: WorldPurchase,
  userIds: readonly number[],
  { world, version, now }: AssignContext,
): AssignOutcome {
  if (!isDuoAddOn(purchase.name)) return { error: 'INCOMPATIBLE_ADD_ON' };
  const eligible = userIds.filter((id) => mayBeAssigned(world, purchase, id));
  const refused = assignsPartially(version)
    ? eligible.length === 0
    : eligible.length < userIds.length;
  if (refused) return { error: 'INVALID_USER_ID_PRESENT' };
  const missing = eligible.filter((id) => !purchase.seats.has(id));
  if (missing.length > freeSeats(purchase)) return { error: 'NOT_ENOUGH_SEATS' };
  for (const id of missing) addSeat(purchase, id, now);
  noteAccess(world, purchase, missing, 'assigned', now);
  if (!hasSeats(purchase.name)) return { users: eligible, crashed: true };
  for (const id of mailsHoldersAgain(version) ? eligible : missing) {
    sendSeatMail(world, purchase, id, now);
  }
  return { users: eligible, crashed: false };
}

/** Removes what it finds; complains only when it finds nothing at all. */
export function removeMany(
  purchase: WorldPurchase,
  userIds: readonly number[],
  { world, now }: AssignContext,
): AssignError | null {
  const removed = userIds.filter((id) => dropSeat(purchase, id));
  noteAccess(world, purchase, removed, 'removed', now);
  return removed.length === 0 ? 'NO_ASSIGNMENTS_FOUND' : null;
}

/** ee/app/services/gitlab_subscriptions/user_add_on_assignments/base_create_service.rb */
export function assignOne(
  purchase: WorldPurchase,
  userId: number,
  { world, version, now }: AssignContext,
): AssignError | null {
  if (purchase.seats.has(userId)) return null;
  if (freeSeats(purchase) < 1) return 'NO_SEATS_AVAILABLE';
  if (!hasSeats(purchase.name) && refusesAddOnsWithoutSeats(version)) {
    return 'SEAT_ASSIGNMENT_NOT_SUPPORTED';
  }
  if (!mayBeAssigned(world, purchase, userId)) return 'INVALID_USER_MEMBERSHIP';
  addSeat(purchase, userId, now);
  noteAccess(world, purchase, [userId], 'assigned', now);
  sendSeatMail(world, purchase, userId, now);
  if (addsToDo(version)) world.todos.push({ userId, purchaseId: purchase.id, at: now });
  return null;
}
