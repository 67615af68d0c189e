import type { Membership, WorldGroup } from '../world/model';
import type { World } from '../world/world';
import { lineage } from './viewer';

export type MemberRelation = 'DESCENDANTS' | 'DIRECT' | 'INHERITED' | 'SHARED_FROM_GROUPS';

export interface MemberOfGroup extends Membership {
  /** The group that the membership was given in. */
  readonly group: WorldGroup;
}

/** The groups whose members a relation adds. */
export function memberSources(
  world: World,
  group: WorldGroup,
  relations: readonly MemberRelation[],
): WorldGroup[] {
  const sources: WorldGroup[] = [];
  if (relations.includes('DIRECT')) sources.push(group);
  if (relations.includes('INHERITED')) sources.push(...lineage(world, group).slice(1));
  if (relations.includes('DESCENDANTS')) {
    const inside = world.groups.filter(
      (other) => other !== group && lineage(world, other).includes(group),
    );
    sources.push(...inside);
  }
  if (relations.includes('SHARED_FROM_GROUPS')) {
    sources.push(...group.shares.flatMap((share) => world.group(share.groupId) ?? []));
  }
  return sources;
}

/** A row for each user, with the highest role, in the order of users. */
export function mergedMembers(world: World, sources: readonly WorldGroup[]): MemberOfGroup[] {
  const key = `members of ${sources.map((group) => group.id).join(',')}`;
  return world.memo(key, String(world.revision), () => {
    const highest = new Map<number, MemberOfGroup>();
    for (const group of sources) {
      for (const member of group.members) {
        if (member.state !== 'active') continue;
        const known = highest.get(member.userId);
        if (known !== undefined && known.access >= member.access) continue;
        highest.set(member.userId, { ...member, group });
      }
    }
    return [...highest.values()].sort((a, b) => a.userId - b.userId);
  });
}
