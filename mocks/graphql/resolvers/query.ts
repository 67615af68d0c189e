import { searchUsers } from '../../rules/add-on-users';
import { eligiblePool } from '../../rules/eligibility';
import { isActive } from '../../rules/purchases';
import { fineGrainedRefusal, isHeldToGrants } from '../../rules/fine-grained';
import { isAdmin, isOwner, mayManageSeats, maySee } from '../../rules/viewer';
import { knowsAddOn } from '../../version-rules';
import { fullVersion } from '../../versions';
import { dayAfter, timeText } from '../../world/days';
import { groupIdOf, idOf, userIdOf } from '../../world/global-ids';
import type { WorldGroup, WorldPurchase, WorldUser } from '../../world/model';
import type { Context, Resolvers } from '../context';
import { resourceNotAvailable } from '../errors';
import { KEYSET_CURSORS, paginate } from '../pagination';
import type { PageArguments } from '../pagination';
import { eligibleUsers } from './eligible-users';
import type { EligibleUsersArguments } from './eligible-users';

/** Without the right to administer the namespace, the list is empty, as without a purchase. */
function addOnPurchases(
  _root: unknown,
  args: { readonly namespaceId?: string | null },
  { world, viewer, version, now }: Context,
): WorldPurchase[] {
  const namespaceId = args.namespaceId ? groupIdOf(args.namespaceId) : null;
  const group = namespaceId === null ? undefined : world.group(namespaceId);
  const allowed =
    namespaceId === null
      ? isAdmin(viewer)
      : group !== undefined && mayManageSeats(world, viewer, group);
  if (!allowed || isHeldToGrants(world, viewer, group ?? null)) return [];
  return world.purchases.filter(
    (purchase) =>
      purchase.namespaceId === namespaceId &&
      isActive(purchase, now) &&
      knowsAddOn(version, purchase.name),
  );
}

function selfManagedAddOnEligibleUsers(
  _root: unknown,
  args: EligibleUsersArguments,
  context: Context,
): unknown {
  if (context.world.offering === 'gitlab-com' || !isAdmin(context.viewer)) {
    throw resourceNotAvailable();
  }
  return eligibleUsers('instance', args, context);
}

function visibleGroup(fullPath: string, { world, viewer }: Context): WorldGroup | null {
  const group = world.groupByPath(fullPath);
  return group !== undefined && maySee(world, viewer, group) ? group : null;
}

/** A type that the token may not read is null, without an error. */
function readableGroup(fullPath: string, context: Context): WorldGroup | null {
  const { world, viewer } = context;
  const group = visibleGroup(fullPath, context);
  return fineGrainedRefusal(world, viewer, 'Group: Read', ['group', group]) === null ? group : null;
}

function namespace(
  _root: unknown,
  { fullPath }: { readonly fullPath: string },
  context: Context,
): WorldGroup | null {
  const found = visibleGroup(fullPath, context);
  return isHeldToGrants(context.world, context.viewer, found) ? null : found;
}

function currentUser(_root: unknown, _args: unknown, { world, viewer }: Context): WorldUser | null {
  return fineGrainedRefusal(world, viewer, 'User: Read', ['user', null]) === null
    ? viewer.user
    : null;
}

interface GroupsArguments extends PageArguments {
  readonly allAvailable?: boolean | null;
  readonly ids?: readonly string[] | null;
  readonly ownedOnly?: boolean | null;
  readonly parentPath?: string | null;
  readonly search?: string | null;
  readonly sort?: string | null;
  readonly topLevelOnly?: boolean | null;
}

function groups(_root: unknown, args: GroupsArguments, { world, viewer }: Context): unknown {
  const ids = args.ids?.map(groupIdOf);
  const parent = args.parentPath ? world.groupByPath(args.parentPath) : undefined;
  const search = args.search?.toLowerCase() ?? '';
  const found = world.groups.filter(
    (group) =>
      // Owning wins over being available.
      (args.ownedOnly === true ? isOwner(world, viewer, group) : maySee(world, viewer, group)) &&
      (args.topLevelOnly !== true || group.parentId === null) &&
      (ids === undefined || ids.includes(group.id)) &&
      (!args.parentPath || group.parentId === (parent?.id ?? NaN)) &&
      (group.name.toLowerCase().includes(search) || group.path.includes(search)),
  );
  const [, field = 'name', direction = 'asc'] = /^(\w+)_(asc|desc)$/.exec(args.sort ?? '') ?? [];
  const sign = direction === 'desc' ? -1 : 1;
  const keyOf = (group: WorldGroup): string | number =>
    field === 'name' ? group.name.toLowerCase() : field === 'path' ? group.path : group.id;
  found.sort((a, b) => (keyOf(a) < keyOf(b) ? -sign : keyOf(a) > keyOf(b) ? sign : a.id - b.id));
  return paginate(found, args, KEYSET_CURSORS);
}

interface UsersArguments extends PageArguments {
  readonly active?: boolean | null;
  readonly admins?: boolean | null;
  readonly groupId?: string | null;
  readonly humans?: boolean | null;
  readonly ids?: readonly string[] | null;
  readonly search?: string | null;
  readonly sort: string;
  readonly usernames?: readonly string[] | null;
}

function users(_root: unknown, args: UsersArguments, { world, viewer }: Context): unknown {
  if (viewer.user === null) throw resourceNotAvailable();
  const ids = args.ids ? new Set(args.ids.map((id) => idOf(id, 'User'))) : null;
  const names = args.usernames ? new Set(args.usernames.map((name) => name.toLowerCase())) : null;
  const group = args.groupId ? world.group(groupIdOf(args.groupId)) : undefined;
  const members = group === undefined ? null : eligiblePool(world, group.rootId).ids;
  const found = world.users.filter(
    (user) =>
      (ids?.has(user.id) ?? true) &&
      (names?.has(user.username.toLowerCase()) ?? true) &&
      (members?.has(user.id) ?? !args.groupId) &&
      (args.active == null || (user.state === 'active') === args.active) &&
      (args.humans == null || (user.type === 'HUMAN') === args.humans) &&
      (args.admins !== true || user.admin),
  );
  if (args.search) return paginate(searchUsers(world, found, args.search), args, KEYSET_CURSORS);
  const sign = args.sort.toLowerCase().endsWith('_asc') ? 1 : -1;
  found.sort((a, b) => sign * (a.createdAt - b.createdAt || a.id - b.id));
  return paginate(found, args, KEYSET_CURSORS);
}

function user(
  _root: unknown,
  args: { readonly id?: string | null; readonly username?: string | null },
  { world }: Context,
): WorldUser | undefined {
  return args.id ? world.user(userIdOf(args.id)) : world.userByUsername(args.username ?? '');
}

function currentLicense(_root: unknown, _args: unknown, { world, viewer, now }: Context): unknown {
  if (world.offering === 'gitlab-com' || !isAdmin(viewer)) throw resourceNotAvailable();
  return {
    id: 'gid://gitlab/License/1',
    plan: 'ultimate',
    type: 'online_cloud',
    trial: false,
    startsAt: dayAfter(now, -120),
    expiresAt: dayAfter(now, 245),
    lastSync: timeText(now - 6 * 3_600_000),
    usersInLicenseCount: eligiblePool(world, 'instance').users.length,
  };
}

export const queryResolvers: Resolvers = {
  Query: {
    addOnPurchases,
    selfManagedAddOnEligibleUsers,
    currentUser,
    group: (_root: unknown, args: { readonly fullPath: string }, context: Context) =>
      readableGroup(args.fullPath, context),
    namespace,
    groups,
    user,
    users,
    metadata: (_root: unknown, _args: unknown, { version, viewer }: Context) =>
      viewer.user === null
        ? null
        : { enterprise: true, revision: REVISION, version: fullVersion(version) },
    currentLicense,
  },
};

/** The commit that `metadata` reports. */
export const REVISION = '5f0e1c2a9b7';
