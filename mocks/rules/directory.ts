import type { DirectorySync } from '../world/model';
import { shuffled } from '../world/random';
import type { Random } from '../world/random';
import type { World } from '../world/world';
import { eligiblePool, scopeOf } from './eligibility';
import { addSeat, dropSeat, freeSeats, sendSeatMail } from './purchases';

/** Users join and leave the directory's group. */
function churn(random: Random, sync: DirectorySync): void {
  for (const id of shuffled(random, sync.managed).slice(0, 1 + random.below(3))) {
    if (!sync.entitled.delete(id)) sync.entitled.add(id);
  }
}

/**
 * One run of the directory synchronization (LDAP `duo_add_on_groups`, SAML group sync). For the users
 * it knows the directory decides: a seat given or removed by hand is put right again.
 */
export function syncDirectory(world: World, random: Random, now: number): void {
  const { sync } = world;
  const purchase = sync === null ? undefined : world.purchase(sync.purchaseId);
  if (sync === null || purchase === undefined) return;
  if (sync.churns) churn(random, sync);
  for (const id of sync.managed) if (!sync.entitled.has(id)) dropSeat(purchase, id);
  const eligible = eligiblePool(world, scopeOf(purchase)).ids;
  for (const id of sync.entitled) {
    if (freeSeats(purchase) < 1 || !eligible.has(id)) continue;
    if (addSeat(purchase, id, now)) sendSeatMail(world, purchase, id, now);
  }
}
