import { GraphQLError } from 'graphql';
import { assignMany, assignOne, removeMany } from '../../rules/assign';
import { dropSeat, isActive } from '../../rules/purchases';
import { mayManagePurchase } from '../../rules/viewer';
import { bulkLimit, knowsAddOn } from '../../versions';
import { purchaseIdOf, userIdOf } from '../../world/global-ids';
import type { WorldPurchase, WorldUser } from '../../world/model';
import type { Context, Resolvers } from '../context';
import { resourceNotAvailable } from '../errors';
import { paginate } from '../pagination';
import type { PageArguments } from '../pagination';

interface Input {
  readonly clientMutationId?: string | null;
  readonly addOnPurchaseId: string;
}
interface BulkArguments {
  readonly input: Input & { readonly userIds: readonly string[] };
}
interface SingleArguments {
  readonly input: Input & { readonly userId: string };
}

/** A token that may only read fails like a missing role does. */
function requireWriting({ viewer }: Context): void {
  if (viewer.user === null || !viewer.scopes.includes('api')) throw resourceNotAvailable();
}

/** An active purchase that the caller administers. */
function requirePurchase(gid: string, { world, viewer, version, now }: Context): WorldPurchase {
  const purchase = world.purchase(purchaseIdOf(gid));
  if (
    purchase === undefined ||
    !isActive(purchase, now) ||
    !knowsAddOn(version, purchase.name) ||
    !mayManagePurchase(world, viewer, purchase)
  ) {
    throw resourceNotAvailable();
  }
  return purchase;
}

function requireUserIds(
  userIds: readonly string[],
  verb: 'assigned' | 'unassigned',
  { version }: Context,
): number[] {
  const unique = [...new Set(userIds)];
  if (unique.length === 0) throw resourceNotAvailable();
  const limit = bulkLimit(version);
  if (unique.length > limit) {
    throw new GraphQLError(
      `The number of users to be ${verb} in a single API call should be less than ${limit}.`,
    );
  }
  return unique.map(userIdOf);
}

const refused = (input: Input, error: string): unknown => ({
  clientMutationId: input.clientMutationId ?? null,
  errors: [error],
  addOnPurchase: null,
  users: null,
  user: null,
});

const done = (input: Input, addOnPurchase: WorldPurchase): Record<string, unknown> => ({
  clientMutationId: input.clientMutationId ?? null,
  errors: [],
  addOnPurchase,
});

/** Everybody who was named in the call, whether anything changed for them or not. */
function echo(ids: readonly number[], { world }: Context): (page: PageArguments) => unknown {
  const sorted = [...ids].sort((a, b) => a - b);
  return (page) =>
    paginate(
      sorted.flatMap((id) => world.user(id) ?? []),
      page,
    );
}

function bulkCreate(_root: unknown, { input }: BulkArguments, context: Context): unknown {
  requireWriting(context);
  const ids = requireUserIds(input.userIds, 'assigned', context);
  const purchase = requirePurchase(input.addOnPurchaseId, context);
  const error = assignMany(context.world, purchase, ids, context.now);
  if (error !== null) return refused(input, error);
  return { ...done(input, purchase), users: echo(ids, context) };
}

function bulkRemove(_root: unknown, { input }: BulkArguments, context: Context): unknown {
  requireWriting(context);
  const ids = requireUserIds(input.userIds, 'unassigned', context);
  const purchase = requirePurchase(input.addOnPurchaseId, context);
  const error = removeMany(purchase, ids);
  if (error !== null) return refused(input, error);
  return { ...done(input, purchase), users: echo(ids, context) };
}

function requireUser(gid: string, { world }: Context): WorldUser {
  const user = world.user(userIdOf(gid));
  if (user === undefined) throw resourceNotAvailable();
  return user;
}

function create(_root: unknown, { input }: SingleArguments, context: Context): unknown {
  requireWriting(context);
  const purchase = requirePurchase(input.addOnPurchaseId, context);
  const user = requireUser(input.userId, context);
  const error = assignOne(context.world, purchase, user.id, context.now);
  return error === null ? { ...done(input, purchase), user } : refused(input, error);
}

/** Without a seat to remove the whole payload is null, and there is no error. */
function remove(_root: unknown, { input }: SingleArguments, context: Context): unknown {
  requireWriting(context);
  const purchase = requirePurchase(input.addOnPurchaseId, context);
  const user = requireUser(input.userId, context);
  return dropSeat(purchase, user.id) ? { ...done(input, purchase), user } : null;
}

export const mutationResolvers: Resolvers = {
  Mutation: {
    userAddOnAssignmentBulkCreate: bulkCreate,
    userAddOnAssignmentBulkRemove: bulkRemove,
    userAddOnAssignmentCreate: create,
    userAddOnAssignmentRemove: remove,
  },
};
