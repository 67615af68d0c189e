import { dayAfter } from '../world/days';
import type { WorldPurchase } from '../world/model';
import type { World } from '../world/world';

/** How long the seats of an expired purchase are kept for a renewal. */
export const GRACE_DAYS = 28;

/** Started, and not yet expired. */
export function isActive(purchase: WorldPurchase, now: number): boolean {
  const today = dayAfter(now, 0);
  return purchase.startsOn <= today && today < purchase.expiresOn;
}

/** Seats of Duo Core are nobody's in particular. */
export function hasAssignableSeats(purchase: WorldPurchase): boolean {
  return purchase.name !== 'DUO_CORE';
}

export function freeSeats(purchase: WorldPurchase): number {
  return purchase.purchasedQuantity - purchase.seats.size;
}

export function addSeat(
  world: World,
  purchase: WorldPurchase,
  userId: number,
  now: number,
): boolean {
  if (purchase.seats.has(userId)) return false;
  purchase.seats.set(userId, { assignedAt: now });
  purchase.seatRevision += 1;
  if (world.seatEmails) world.mails.push({ userId, purchaseId: purchase.id, at: now });
  return true;
}

export function dropSeat(purchase: WorldPurchase, userId: number): boolean {
  if (!purchase.seats.delete(userId)) return false;
  purchase.seatRevision += 1;
  return true;
}
