import { DAY_MS, dayOf } from '../world/days';
import { purchaseGid, userGid } from '../world/global-ids';
import type { WorldPurchase, WorldUser } from '../world/model';
import type { World } from '../world/world';
import { eligiblePool, scopeOf } from './eligibility';

/** What a browser would have seen on an earlier day, as the difference from the day before. */
export interface PastReading {
  /** Epoch milliseconds. */
  readonly takenAt: number;
  readonly purchased: number;
  readonly assigned: number;
  /** Holders by their last Duo activity until then: at most 30 days ago, longer ago, none. */
  readonly active30: number;
  readonly idle: number;
  readonly never: number;
  /** By global ID, with the username. */
  readonly gained: readonly (readonly [id: string, username: string])[];
  readonly lost: readonly string[];
}

export interface PurchasePast {
  readonly purchaseId: string;
  /** The oldest first. */
  readonly looks: readonly PastReading[];
}

const PAST_DAYS = 90;
/** One of so many users without a seat had one before. */
const FORMER = 9;
/** A renewal with fewer seats was not longer ago. */
const RENEWED_DAYS = 7;

/** The 90 days before now that a world fits: seats since they were assigned, and some that others had before. */
export function pastOf(world: World, now: number): PurchasePast[] {
  return world.purchases.map((purchase) => ({
    purchaseId: purchaseGid(purchase.id),
    looks: readingsAt(world, purchase, now),
  }));
}

/** From when until when somebody held a seat. */
interface Holding {
  readonly user: WorldUser;
  readonly from: number;
  readonly to: number;
}

function readingsAt(world: World, purchase: WorldPurchase, now: number): PastReading[] {
  const holdings = holdingsOf(world, purchase, now);
  const looks: PastReading[] = [];
  let before = new Set<WorldUser>();
  for (let ago = PAST_DAYS; ago > 0; ago -= 1) {
    const takenAt = now - ago * DAY_MS;
    if (takenAt < Date.parse(purchase.startsOn)) continue;
    const isHeld = ({ from, to }: Holding): boolean => from <= takenAt && takenAt < to;
    const held = new Set(holdings.filter(isHeld).map(({ user }) => user));
    const gained = [...held].filter((user) => !before.has(user));
    const lost = [...before].filter((user) => !held.has(user));
    const { purchasedQuantity } = purchase;
    looks.push({
      takenAt,
      purchased: ago > RENEWED_DAYS ? Math.max(purchasedQuantity, held.size) : purchasedQuantity,
      assigned: held.size,
      ...activityOf(held, dayOf(takenAt)),
      gained: gained.map((user) => [userGid(user.id), user.username]),
      lost: lost.map((user) => userGid(user.id)),
    });
    before = held;
  }
  return looks;
}

function holdingsOf(world: World, purchase: WorldPurchase, now: number): Holding[] {
  const holdings: Holding[] = [];
  for (const [userId, { assignedAt }] of purchase.seats) {
    const user = world.user(userId);
    if (user) holdings.push({ user, from: assignedAt, to: Infinity });
  }
  for (const user of eligiblePool(world, scopeOf(purchase)).users) {
    if (purchase.seats.has(user.id) || user.id % FORMER !== 0) continue;
    const to = now - (1 + ((user.id * 37) % (PAST_DAYS - 5))) * DAY_MS;
    holdings.push({ user, from: user.createdAt, to });
  }
  return holdings;
}

/** Who used Duo last on a day is taken to have used it until then. */
function activityOf(
  held: ReadonlySet<WorldUser>,
  today: number,
): Pick<PastReading, 'active30' | 'idle' | 'never'> {
  const counts = { active30: 0, idle: 0, never: 0 };
  for (const { lastDuoActivityOn } of held) {
    if (lastDuoActivityOn === null) counts.never += 1;
    else if (lastDuoActivityOn >= today - 30) counts.active30 += 1;
    else counts.idle += 1;
  }
  return counts;
}
