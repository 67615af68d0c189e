import { ACCESS } from '../world/model';
import type { WorldGroup, WorldPurchase, WorldToken, WorldUser } from '../world/model';
import type { World } from '../world/world';

/** Who asks, and with what rights of their token. */
export interface Viewer {
  readonly user: WorldUser | null;
  readonly scopes: readonly string[];
  /** Null for nobody in particular. */
  readonly token: Pick<WorldToken, 'kind' | 'grants'> | null;
}

export const ANONYMOUS: Viewer = { user: null, scopes: [], token: null };

/** The group itself and the groups around it, innermost first. */
export function lineage(world: World, group: WorldGroup): WorldGroup[] {
  const result = [group];
  for (let next = group.parentId; next !== null;) {
    const parent = world.group(next);
    if (parent === undefined) break;
    result.push(parent);
    next = parent.parentId;
  }
  return result;
}

/** The highest role that a user has in a group, directly or inherited; 0 for none. */
export function accessIn(world: World, userId: number, group: WorldGroup): number {
  const stamp = String(world.revision);
  return lineage(world, group).reduce((highest, { id, members }) => {
    const roles = world.memo(`roles in group ${id}`, stamp, () => {
      const active = members.filter((member) => member.state === 'active');
      return new Map(active.map((member) => [member.userId, member.access]));
    });
    return Math.max(highest, roles.get(userId) ?? 0);
  }, 0);
}

export function isAdmin(viewer: Viewer): boolean {
  return viewer.user?.admin ?? false;
}

export function isOwner(world: World, viewer: Viewer, group: WorldGroup): boolean {
  return viewer.user !== null && accessIn(world, viewer.user.id, group) >= ACCESS.OWNER;
}

/** Owners of the top-level group; administrators everywhere. */
export function mayManageSeats(world: World, viewer: Viewer, group: WorldGroup): boolean {
  return isAdmin(viewer) || isOwner(world, viewer, group);
}

export function mayManagePurchase(world: World, viewer: Viewer, purchase: WorldPurchase): boolean {
  if (purchase.namespaceId === null) return isAdmin(viewer);
  const group = world.group(purchase.namespaceId);
  return group !== undefined && mayManageSeats(world, viewer, group);
}

/** Private groups are visible to members of the group, of one around it, or of one inside it. */
export function maySee(world: World, viewer: Viewer, group: WorldGroup): boolean {
  if (group.visibility === 'public' || isAdmin(viewer)) return true;
  const { user } = viewer;
  if (user === null) return false;
  if (accessIn(world, user.id, group) > 0) return true;
  return world.groups.some(
    (inner) =>
      inner.rootId === group.rootId &&
      lineage(world, inner).includes(group) &&
      accessIn(world, user.id, inner) > 0,
  );
}
