import { dayAfter } from '../world/days';
import type { WorldPurchase } from '../world/model';
import type { World } from '../world/world';

/** How long the seats of an expired purchase are kept for a renewal. */
export const GRACE_DAYS = 14;

/** Started, and not yet expired. */
export function isActive(purchase: WorldPurchase, now: number): boolean {
  const today = dayAfter(now, 0);
  return purchase.startsOn <= today && today < purchase.expiresOn;
}

export function freeSeats(purchase: WorldPurchase): number {
  return purchase.purchasedQuantity - purchase.seats.size;
}

export function addSeat(purchase: WorldPurchase, userId: number, now: number): boolean {
  if (purchase.seats.has(userId)) return false;
  purchase.seats.set(userId, { assignedAt: now });
  purchase.seatRevision += 1;
  return true;
}

export function sendSeatMail(
  world: World,
  purchase: WorldPurchase,
  userId: number,
  now: number,
): void {
  if (world.seatEmails) world.mails.push({ userId, purchaseId: purchase.id, at: now });
}

export function dropSeat(purchase: WorldPurchase, userId: number): boolean {
  if (!purchase.seats.delete(userId)) return false;
  purchase.seatRevision += 1;
  return true;
}
