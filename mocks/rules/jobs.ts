import { dayAfter, DAY_MS } from '../world/days';
import type { WorldPurchase } from '../world/model';
import type { World } from '../world/world';
import { dropSeat, GRACE_DAYS } from './purchases';

/** GitLab's seat jobs run once or twice a day. */
export const JOB_INTERVAL_MS = DAY_MS / 2;

const LOSES_SEAT = new Set(['banned', 'blocked', 'deactivated', 'ldap_blocked']);

/**
 * Takes seats away until no more are assigned than bought: first from those who never used Code
 * Suggestions, the latest assigned first, then from those whose last use lies furthest back.
 *
 * @see https://docs.gitlab.com/subscriptions/subscription-add-ons/#automatic-seat-removal
 */
export function removeOverage(world: World, purchase: WorldPurchase): void {
  const surplus = purchase.seats.size - purchase.purchasedQuantity;
  if (surplus <= 0) return;
  const holders = [...purchase.seats].map(([userId, seat]) => ({
    userId,
    assignedAt: seat.assignedAt,
    usedAt: world.user(userId)?.codeSuggestionsUsedAt ?? null,
  }));
  holders.sort((a, b) => {
    if (a.usedAt === null && b.usedAt === null) return b.assignedAt - a.assignedAt;
    if (a.usedAt === null) return -1;
    if (b.usedAt === null) return 1;
    return a.usedAt - b.usedAt;
  });
  for (const { userId } of holders.slice(0, surplus)) dropSeat(purchase, userId);
}

/** Blocked, banned and deactivated users lose their seats. */
function removeInactiveHolders(world: World, purchase: WorldPurchase): void {
  for (const userId of [...purchase.seats.keys()]) {
    const state = world.user(userId)?.state;
    if (state !== undefined && LOSES_SEAT.has(state)) dropSeat(purchase, userId);
  }
}

/** The seats of an expired purchase are kept for 28 days, so that a renewal brings them back. */
function removeAfterGrace(purchase: WorldPurchase, now: number): void {
  if (purchase.expiresOn > dayAfter(now, -GRACE_DAYS)) return;
  for (const userId of [...purchase.seats.keys()]) dropSeat(purchase, userId);
}

/** Everything that GitLab does to seats by itself. */
export function runJobs(world: World, now: number): void {
  for (const purchase of world.purchases) {
    removeAfterGrace(purchase, now);
    removeInactiveHolders(world, purchase);
    removeOverage(world, purchase);
  }
}
