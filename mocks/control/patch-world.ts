import { removeOverage } from '../rules/jobs';
import { dropSeat } from '../rules/purchases';
import { atLeast } from '../versions';
import type { GitLabVersion } from '../versions';
import { dayAfter } from '../world/days';
import { purchaseIdOf, userIdOf } from '../world/global-ids';
import { ACCESS } from '../world/model';
import type { Membership, WorldPurchase } from '../world/model';
import type { World } from '../world/world';
import { PatchError } from './patch';
import type { MembershipPatch, MockPatch, PurchasePatch, UserPatch } from './patch';

function checkUser(world: World, id: string): void {
  if (world.user(userIdOf(id)) === undefined) throw new PatchError(`There is no user ${id}`);
}

function checkPatch(world: World, patch: MockPatch, version: GitLabVersion): void {
  for (const { id } of patch.users ?? []) checkUser(world, id);
  for (const { id, name, namespace, seats = [] } of patch.purchases ?? []) {
    for (const user of seats) checkUser(world, user);
    if (id !== undefined && world.purchase(purchaseIdOf(id)) === undefined) {
      throw new PatchError(`There is no purchase ${id}`);
    }
    if (id === undefined && name === undefined) {
      throw new PatchError('A purchase needs an id (to change it) or a name (to add it)');
    }
    if (namespace !== undefined && world.groupByPath(namespace) === undefined) {
      throw new PatchError(`There is no group ${namespace}`);
    }
  }
  for (const path of patch.fineGrainedOnly ?? []) {
    if (world.groupByPath(path) === undefined) throw new PatchError(`There is no group ${path}`);
  }
  if (patch.maintenance !== undefined && patch.maintenance !== 'off' && !atLeast(version, '19.3')) {
    throw new PatchError('Organizations have a maintenance mode from GitLab 19.3 on');
  }
}

function changeMembership(membership: Membership, to: MembershipPatch): void {
  if (to === 'minimal_access') {
    membership.state = 'active';
    membership.access = ACCESS.MINIMAL_ACCESS;
    return;
  }
  membership.state = to;
  if (membership.access === ACCESS.MINIMAL_ACCESS) membership.access = ACCESS.DEVELOPER;
}

function patchUser(
  world: World,
  { id, state, serviceAccount, membership, refused }: UserPatch,
): void {
  const user = world.user(userIdOf(id));
  if (user === undefined) return;
  if (state !== undefined) user.state = state;
  if (serviceAccount !== undefined) user.type = serviceAccount ? 'SERVICE_ACCOUNT' : 'HUMAN';
  if (refused !== undefined) user.refused = refused;
  if (membership !== undefined) {
    for (const { members } of [...world.groups, ...world.projects]) {
      for (const member of members) {
        if (member.userId === user.id) changeMembership(member, membership);
      }
    }
  }
  world.revision += 1;
}

/** A new purchase, a year long from today; on GitLab.com of the first group where none is named. */
function newPurchase(world: World, patch: PurchasePatch, now: number): WorldPurchase {
  const group =
    patch.namespace === undefined ? world.groups[0] : world.groupByPath(patch.namespace);
  const purchase: WorldPurchase = {
    id: Math.max(0, ...world.purchases.map(({ id }) => id)) + 1,
    name: patch.name ?? '',
    namespaceId: world.offering === 'gitlab-com' ? (group?.id ?? null) : null,
    purchasedQuantity: patch.purchasedQuantity ?? 0,
    createdAt: null,
    startsOn: dayAfter(now, 0),
    expiresOn: dayAfter(now, 365),
    seats: new Map(),
    seatRevision: 0,
  };
  world.addPurchase(purchase);
  return purchase;
}

/** A renewal with fewer seats takes the overage away at once. */
function patchPurchase(world: World, patch: PurchasePatch, now: number): void {
  const known = patch.id === undefined ? undefined : world.purchase(purchaseIdOf(patch.id));
  const purchase = known ?? newPurchase(world, patch, now);
  if (patch.startsOn !== undefined) purchase.startsOn = patch.startsOn;
  if (patch.expiresOn !== undefined) purchase.expiresOn = patch.expiresOn;
  if (patch.createdAt !== undefined) purchase.createdAt = Date.parse(patch.createdAt);
  if (patch.seats !== undefined) {
    for (const id of [...purchase.seats.keys()]) dropSeat(purchase, id);
    for (const id of patch.seats) purchase.seats.set(userIdOf(id), { assignedAt: now });
    purchase.seatRevision += 1;
  }
  if (patch.purchasedQuantity === undefined) return;
  const smaller = patch.purchasedQuantity < purchase.purchasedQuantity;
  purchase.purchasedQuantity = patch.purchasedQuantity;
  if (smaller && patch.keepOverage !== true) removeOverage(world, purchase);
}

/** Applies what a patch says about the data; throws before anything changes when it makes no sense. */
export function patchWorld(
  world: World,
  patch: MockPatch,
  now: number,
  version: GitLabVersion,
): void {
  checkPatch(world, patch, version);
  for (const user of patch.users ?? []) patchUser(world, user);
  world.clickHouse = patch.clickHouse ?? world.clickHouse;
  for (const purchase of patch.purchases ?? []) patchPurchase(world, purchase, now);
  world.seatEmails = patch.seatEmails ?? world.seatEmails;
  world.readOnly = patch.readOnly ?? world.readOnly;
  world.maintenance = patch.maintenance ?? world.maintenance;
  world.rateLimitText = patch.rateLimitText ?? world.rateLimitText;
  world.oauth.applications = patch.oauth?.applications ?? world.oauth.applications;
  world.oauth.lifetime = patch.oauth?.lifetime ?? world.oauth.lifetime;
  const { fineGrainedOnly } = patch;
  if (fineGrainedOnly === undefined) return;
  for (const group of world.groups) {
    group.enforcesFineGrained = fineGrainedOnly.includes(group.fullPath);
  }
}
