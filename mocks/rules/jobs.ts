import { dayAfter, DAY_MS } from '../world/days';
import type { WorldPurchase, WorldUser } from '../world/model';
import type { World } from '../world/world';
import { dropSeat, GRACE_DAYS } from './purchases';

/**
 * Scheduled every 4 hours, a purchase at most every 8.
 * ee/app/workers/gitlab_subscriptions/add_on_purchases/*_refresh_*
 */
export const JOB_INTERVAL_MS = DAY_MS / 3;

const LOSES_SEAT = new Set(['banned', 'blocked', 'deactivated', 'ldap_blocked']);

function lastUseSince(user: WorldUser | undefined, since: number | null): number | null {
  const usedAt = user?.codeSuggestionsUsedAt ?? null;
  return usedAt === null || (since !== null && usedAt < since) ? null : usedAt;
}

/**
 * Takes seats away until no more are assigned than bought. With ClickHouse: first from those who never
 * used Code Suggestions since the purchase was made, the latest assigned first, then from those whose
 * last use lies furthest back. Without it: the latest assigned first.
 * ee/app/services/gitlab_subscriptions/add_on_purchases/reconcile_seat_overage_service.rb
 *
 * @see https://docs.gitlab.com/subscriptions/subscription-add-ons/#automatic-seat-removal
 */
export function removeOverage(world: World, purchase: WorldPurchase): void {
  const surplus = purchase.seats.size - purchase.purchasedQuantity;
  if (surplus <= 0) return;
  const holders = [...purchase.seats].map(([userId, seat]) => ({
    userId,
    assignedAt: seat.assignedAt,
    usedAt: world.clickHouse ? lastUseSince(world.user(userId), purchase.createdAt) : null,
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

/**
 * The seats of an expired purchase are kept for a while, so that a renewal brings them back.
 * ee/app/workers/gitlab_subscriptions/add_on_purchases/cleanup_worker.rb (`CLEANUP_DELAY_PERIOD`)
 */
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
