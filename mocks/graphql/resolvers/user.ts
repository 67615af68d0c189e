import { isBot } from '../../rules/eligibility';
import { mayManagePurchase } from '../../rules/viewer';
import { dayText, timeText } from '../../world/days';
import { purchaseIdOf, userGid } from '../../world/global-ids';
import type { WorldUser } from '../../world/model';
import type { Context, Resolver, Resolvers } from '../context';
import { paginate } from '../pagination';
import type { PageArguments } from '../pagination';

const shared: Readonly<Record<string, Resolver>> = {
  id: (user: WorldUser) => userGid(user.id),
  active: (user: WorldUser) => user.state === 'active',
  bot: isBot,
  human: (user: WorldUser) => user.type === 'HUMAN',
  avatarUrl: (user: WorldUser, _args: unknown, { origin }: Context) =>
    user.hasAvatar ? `${origin}/uploads/-/system/user/avatar/${user.id}/avatar.svg` : null,
  createdAt: (user: WorldUser) => timeText(user.createdAt),
  lastActivityOn: (user: WorldUser) =>
    user.lastActivityOn === null ? null : dayText(user.lastActivityOn),
  webPath: (user: WorldUser) => `/${user.username}`,
  webUrl: (user: WorldUser, _args: unknown, { origin }: Context) => `${origin}/${user.username}`,
};

interface AssignmentArguments extends PageArguments {
  readonly addOnPurchaseIds: readonly string[];
}

/** Shows no purchase that the caller does not administer. */
function addOnAssignments(
  user: WorldUser,
  args: AssignmentArguments,
  { world, viewer }: Context,
): unknown {
  const requested = new Set(args.addOnPurchaseIds.map(purchaseIdOf));
  const held = world.purchases.filter(
    (purchase) =>
      requested.has(purchase.id) &&
      purchase.seats.has(user.id) &&
      mayManagePurchase(world, viewer, purchase),
  );
  return paginate(
    held.map((addOnPurchase) => ({ addOnPurchase })),
    args,
  );
}

export const userResolvers: Resolvers = {
  UserCore: shared,
  CurrentUser: shared,
  AddOnUser: {
    ...shared,
    addOnAssignments,
    lastDuoActivityOn: (user: WorldUser) =>
      user.lastDuoActivityOn === null ? null : dayText(user.lastDuoActivityOn),
    lastLoginAt: (user: WorldUser) =>
      user.lastLoginAt === null ? null : timeText(user.lastLoginAt),
  },
};
