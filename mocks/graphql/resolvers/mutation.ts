import { GraphQLError } from 'graphql';
import { assignMany, assignOne, removeMany } from '../../rules/assign';
import { fineGrainedRefusal } from '../../rules/fine-grained';
import type { Permission } from '../../rules/fine-grained';
import { isActive } from '../../rules/purchases';
import { mayManagePurchase } from '../../rules/viewer';
import { bulkLimit, knowsAddOn } from '../../version-rules';
import { purchaseIdOf, userIdOf } from '../../world/global-ids';
import type { WorldPurchase, WorldUser } from '../../world/model';
import type { Context, Resolvers } from '../context';
import { InternalServerError, resourceNotAvailable } from '../errors';
import { KEYSET_CURSORS, paginate } from '../pagination';
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
  const mayWrite = ['api', 'granular'].some((scope) => viewer.scopes.includes(scope));
  if (viewer.user === null || !mayWrite) throw resourceNotAvailable();
}

/** Before anything else of the purchase: what the token was granted. */
function requireGrant(gid: string, permission: Permission, { world, viewer }: Context): void {
  const namespaceId = world.purchase(purchaseIdOf(gid))?.namespaceId ?? null;
  const group = namespaceId === null ? null : (world.group(namespaceId) ?? null);
  const boundary = group === null ? 'instance' : 'group';
  const refusal = fineGrainedRefusal(world, viewer, permission, [boundary, group]);
  if (refusal !== null) throw new GraphQLError(refusal);
}

/** Step 1 of the checks: the purchase, for who administers it. */
function authorizedPurchase(gid: string, { world, viewer, version }: Context): WorldPurchase {
  const purchase = world.purchase(purchaseIdOf(gid));
  if (
    purchase === undefined ||
    !knowsAddOn(version, purchase.name) ||
    !mayManagePurchase(world, viewer, purchase)
  ) {
    throw resourceNotAvailable();
  }
  return purchase;
}

/** Step 3: it must be active. */
function requireActive(purchase: WorldPurchase, { now }: Context): void {
  if (!isActive(purchase, now)) throw resourceNotAvailable();
}

/** Step 4, after what each mutation checks itself. app/graphql/mutations/base_mutation.rb */
function requireWritable({ world }: Context): void {
  if (!world.readOnly) return;
  throw new GraphQLError('You cannot perform write operations on a read-only instance');
}

/** An active purchase that the caller administers. */
function requirePurchase(gid: string, context: Context): WorldPurchase {
  const purchase = authorizedPurchase(gid, context);
  requireActive(purchase, context);
  requireWritable(context);
  return purchase;
}

/** Step 2 of a bulk call, before duplicates are dropped: so many IDs and no more. */
function requireFewEnough(
  userIds: readonly string[],
  verb: 'assigned' | 'unassigned',
  { version }: Context,
): void {
  const limit = bulkLimit(version);
  if (userIds.length <= limit) return;
  throw new GraphQLError(
    `The number of users to be ${verb} in a single API call should be less than ${limit}.`,
  );
}

const PERMISSIONS = {
  assigned: 'Add On Assignment: Create',
  unassigned: 'Add On Assignment: Delete',
} as const;

/** What a bulk call is about, checked in GitLab's order; each ID once. */
function readBulk(
  { addOnPurchaseId, userIds }: BulkArguments['input'],
  verb: 'assigned' | 'unassigned',
  context: Context,
): { readonly purchase: WorldPurchase; readonly ids: readonly number[] } {
  requireWriting(context);
  requireGrant(addOnPurchaseId, PERMISSIONS[verb], context);
  const purchase = authorizedPurchase(addOnPurchaseId, context);
  requireFewEnough(userIds, verb, context);
  requireActive(purchase, context);
  if (userIds.length === 0) throw resourceNotAvailable();
  requireWritable(context);
  return { purchase, ids: [...new Set(userIds.map(userIdOf))] };
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

/** `User.id_in`: those that exist, the newest first, a page by IDs. */
function usersOf(ids: readonly number[], { world }: Context): (page: PageArguments) => unknown {
  const newestFirst = [...ids].sort((a, b) => b - a).flatMap((id) => world.user(id) ?? []);
  return (page) => paginate(newestFirst, page, KEYSET_CURSORS);
}

function bulkCreate(_root: unknown, { input }: BulkArguments, context: Context): unknown {
  const { purchase, ids } = readBulk(input, 'assigned', context);
  const outcome = assignMany(purchase, ids, context);
  if ('error' in outcome) return refused(input, outcome.error);
  if (outcome.crashed) throw new InternalServerError();
  return { ...done(input, purchase), users: usersOf(outcome.users, context) };
}

/** Names every user of the call who exists, with or without a seat. */
function bulkRemove(_root: unknown, { input }: BulkArguments, context: Context): unknown {
  const { purchase, ids } = readBulk(input, 'unassigned', context);
  const error = removeMany(purchase, ids, context);
  if (error !== null) return refused(input, error);
  return { ...done(input, purchase), users: usersOf(ids, context) };
}

function requireUser(gid: string, { world }: Context): WorldUser {
  const user = world.user(userIdOf(gid));
  if (user === undefined) throw resourceNotAvailable();
  return user;
}

function create(_root: unknown, { input }: SingleArguments, context: Context): unknown {
  requireWriting(context);
  requireGrant(input.addOnPurchaseId, PERMISSIONS.assigned, context);
  const purchase = requirePurchase(input.addOnPurchaseId, context);
  const user = requireUser(input.userId, context);
  const error = assignOne(purchase, user.id, context);
  return error === null ? { ...done(input, purchase), user } : refused(input, error);
}

/** Without a seat to remove the whole payload is null, and there is no error. */
function remove(_root: unknown, { input }: SingleArguments, context: Context): unknown {
  requireWriting(context);
  requireGrant(input.addOnPurchaseId, PERMISSIONS.unassigned, context);
  const purchase = requirePurchase(input.addOnPurchaseId, context);
  const user = requireUser(input.userId, context);
  const error = removeMany(purchase, [user.id], context);
  return error === null ? { ...done(input, purchase), user } : null;
}

export const mutationResolvers: Resolvers = {
  Mutation: {
    userAddOnAssignmentBulkCreate: bulkCreate,
    userAddOnAssignmentBulkRemove: bulkRemove,
    userAddOnAssignmentCreate: create,
    userAddOnAssignmentRemove: remove,
  },
};
