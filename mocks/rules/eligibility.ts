import { ACCESS } from '../world/model';
import type { Membership, UserType, WorldGroup, WorldUser } from '../world/model';
import type { World } from '../world/world';
import { lineage } from './viewer';

/** Whose seats: a top-level group's by its number, or those of the whole instance. */
export type Scope = number | 'instance';

export interface Pool {
  /** Ascending by id. */
  readonly users: readonly WorldUser[];
  readonly ids: ReadonlySet<number>;
}

const NO_BOTS: readonly UserType[] = ['HUMAN', 'SERVICE_USER', 'GHOST'];

/** Service accounts are bots; the older service users are none. Ghosts are no bots, and no users either. */
export function isBot(user: WorldUser): boolean {
  return !NO_BOTS.includes(user.type);
}

const isPerson = (user: WorldUser): boolean =>
  user.state === 'active' && !isBot(user) && user.type !== 'GHOST';

/** Members of a group or project, guests too: no invites, no requests, no minimal access. */
function activeIds(members: readonly Membership[]): number[] {
  return members
    .filter(({ state, access }) => state === 'active' && access > ACCESS.MINIMAL_ACCESS)
    .map((member) => member.userId);
}

/** Members of an invited group, those it inherits among them. */
function invitedIds(world: World, groupId: number): number[] {
  const group = world.group(groupId);
  if (group === undefined) return [];
  return lineage(world, group).flatMap(({ members }) => activeIds(members));
}

function memberIds(world: World, rootId: number): Set<number> {
  const groups = world.groups.filter((group: WorldGroup) => group.rootId === rootId);
  const inside = new Set(groups.map((group) => group.id));
  const projects = world.projects.filter((project) => inside.has(project.groupId));
  const ids = new Set<number>();
  for (const { members, shares } of [...groups, ...projects]) {
    for (const id of activeIds(members)) ids.add(id);
    for (const share of shares) for (const id of invitedIds(world, share.groupId)) ids.add(id);
  }
  return ids;
}

/**
 * Who may be given a seat: active users who are members of the group, of its subgroups and projects
 * or of groups invited to them, and are not banned from it; on an instance every active user.
 */
export function eligiblePool(world: World, scope: Scope): Pool {
  return world.memo(`eligible for ${scope}`, String(world.revision), () => {
    const members = scope === 'instance' ? null : memberIds(world, scope);
    const banned = scope === 'instance' ? undefined : world.bans.get(scope);
    const users = world.users.filter(
      (user) =>
        isPerson(user) && (members?.has(user.id) ?? true) && !(banned?.has(user.id) ?? false),
    );
    return { users, ids: new Set(users.map((user) => user.id)) };
  });
}

/**
 * Whether the mutations take a user. GitLab asks another query than for the list, so that a user who
 * is listed can be refused (ee/app/models/ee/group.rb, `gitlab_duo_eligible_user_ids`).
 */
export function mayBeAssigned(
  world: World,
  purchase: { readonly namespaceId: number | null },
  userId: number,
): boolean {
  return eligiblePool(world, scopeOf(purchase)).ids.has(userId) && !world.user(userId)?.refused;
}

/** The pool that a purchase's seats are given to. */
export function scopeOf(purchase: { readonly namespaceId: number | null }): Scope {
  return purchase.namespaceId ?? 'instance';
}
