import { GraphQLError } from 'graphql';
import { searchUsers } from '../../rules/add-on-users';
import { mergedMembers, memberSources } from '../../rules/members';
import type { MemberRelation } from '../../rules/members';
import { accessIn, isAdmin, mayManageSeats, maySee } from '../../rules/viewer';
import { timeText } from '../../world/days';
import { groupGid } from '../../world/global-ids';
import { ACCESS } from '../../world/model';
import type { Membership, WorldGroup } from '../../world/model';
import type { Context, Resolver, Resolvers } from '../context';
import { resourceNotAvailable } from '../errors';
import { paginate } from '../pagination';
import type { PageArguments } from '../pagination';
import { eligibleUsers } from './eligible-users';
import type { EligibleUsersArguments } from './eligible-users';

function addOnEligibleUsers(
  group: WorldGroup,
  args: EligibleUsersArguments,
  context: Context,
): unknown {
  const { world, viewer } = context;
  if (world.offering !== 'gitlab-com' || !mayManageSeats(world, viewer, group)) {
    throw resourceNotAvailable();
  }
  if (group.parentId !== null) {
    throw new GraphQLError('Add on eligible users can only be queried on a root namespace');
  }
  return eligibleUsers(group.id, args, context);
}

const webUrl = (group: WorldGroup, _args: unknown, { origin }: Context): string =>
  `${origin}/groups/${group.fullPath}`;

const shared: Readonly<Record<string, Resolver>> = {
  id: (group: WorldGroup) => groupGid(group.id),
  addOnEligibleUsers,
  avatarUrl: () => null,
  rootNamespace: (group: WorldGroup, _args: unknown, { world }: Context) =>
    world.group(group.rootId),
  webUrl,
};

interface MembersArguments extends PageArguments {
  readonly relations: readonly MemberRelation[];
  readonly search?: string | null;
}

function groupMembers(
  group: WorldGroup,
  args: MembersArguments,
  { world, viewer }: Context,
): unknown {
  if (!maySee(world, viewer, group)) return null;
  const members = mergedMembers(world, memberSources(world, group, args.relations));
  if (!args.search) return paginate(members, args);
  const users = members.flatMap(({ userId }) => world.user(userId) ?? []);
  const found = new Set(searchUsers(world, users, args.search).map((user) => user.id));
  return paginate(
    members.filter(({ userId }) => found.has(userId)),
    args,
  );
}

interface MemberSource extends Membership {
  readonly group: WorldGroup;
}

const TITLES: Readonly<Record<string, string>> = { MINIMAL_ACCESS: 'Minimal Access' };

export const groupResolvers: Resolvers = {
  Namespace: shared,
  Group: {
    ...shared,
    groupMembers,
    groupMembersCount: (group: WorldGroup) =>
      group.members.filter(({ state }) => state === 'active').length,
    parent: (group: WorldGroup, _args: unknown, { world }: Context) =>
      group.parentId === null ? null : world.group(group.parentId),
    userPermissions: (group: WorldGroup, _args: unknown, { world, viewer }: Context) => {
      const admin = isAdmin(viewer);
      const access = viewer.user === null ? 0 : accessIn(world, viewer.user.id, group);
      return {
        adminAllResources: admin,
        readGroup: maySee(world, viewer, group),
        removeGroup: admin || access >= ACCESS.OWNER,
      };
    },
  },
  GroupMember: {
    id: (member: MemberSource) => `gid://gitlab/GroupMember/${member.id}`,
    createdAt: (member: MemberSource) => timeText(member.createdAt),
    expiresAt: () => null,
    user: (member: MemberSource, _args: unknown, { world }: Context) => world.user(member.userId),
    accessLevel: (member: MemberSource) => {
      const [stringValue = 'NO_ACCESS'] =
        Object.entries(ACCESS).find(([, value]) => value === member.access) ?? [];
      const title = stringValue.charAt(0) + stringValue.slice(1).toLowerCase();
      return {
        integerValue: member.access,
        stringValue,
        humanAccess: TITLES[stringValue] ?? title,
      };
    },
  },
};
