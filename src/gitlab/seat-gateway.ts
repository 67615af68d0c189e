import type { ApolloClient } from '@apollo/client';
import type {
  SeatAnswer,
  SeatGateway,
  UserList,
  UserPage,
  UserPageRequest,
} from '../domain/gateway';
import { asGatewayError, GatewayError } from '../domain/gateway-error';
import { hasSeats, type SeatScope, type Purchase } from '../domain/purchase';
import {
  readPageAnswer,
  readPurchaseAnswer,
  readUserAnswer,
  unexpected,
} from './transport/answers';
import {
  AssignSeatDocument,
  AssignSeatsDocument,
  GroupEligibleUsersDocument,
  InstanceEligibleUsersDocument,
  PurchaseFieldsFragmentDoc,
  RemoveSeatDocument,
  RemoveSeatsDocument,
  type InstanceEligibleUsersQuery,
  type InstanceEligibleUsersQueryVariables,
} from './generated/operations';
import { listPurchases } from './purchases';
import type { Session } from './session/session';
import { abortable } from './transport/client';

/** What `filterByAssignedSeat` takes: strings, not booleans. */
const SEAT_FILTER = { holders: 'true', free: 'false', eligible: null } as const;

/**
 * What the app asks of GitLab about the seats of one purchase. The session is read at each call, so the
 * rights of a new token, and what has been learned of GitLab, count from then on.
 */
export function createSeatGateway(
  session: Session,
  scope: SeatScope,
  purchase: Purchase,
): SeatGateway {
  async function listUsers(request: UserPageRequest, signal?: AbortSignal): Promise<UserPage> {
    // Another add-on's name would be refused, or list the holders of something else.
    if (!hasSeats(purchase)) throw new GatewayError('permission', 'An add-on without seats');
    const search = searchText(request.search);
    const variables = {
      addOnType: purchase.name,
      addOnPurchaseIds: [purchase.id],
      filterByAssignedSeat: SEAT_FILTER[request.list],
      search,
      // GitLab's own default is the newest first, under which each new user moves every row.
      sort: request.sort ?? (search === null ? 'ID_ASC' : null),
      first: request.first,
      after: request.after,
      askAssignments: request.list === 'eligible',
    };
    try {
      const connection = await readUsers(variables, signal);
      if (!connection) throw new GatewayError('permission', 'No list of eligible users');
      const { nodes } = connection;
      if (!nodes || !isList(nodes)) throw unexpected('list of users');
      const users = nodes.flatMap((node) =>
        node ? readUserAnswer(node, holdsSeat(node, request.list)) : [],
      );
      return { users, ...readPageAnswer(connection) };
    } catch (error) {
      throw asGatewayError(error);
    }
  }

  async function readUsers(variables: InstanceEligibleUsersQueryVariables, signal?: AbortSignal) {
    const { client } = session;
    const context = abortable(signal);
    if (scope.kind === 'instance') {
      const { data } = await client.query({
        query: InstanceEligibleUsersDocument,
        variables,
        context,
      });
      return data?.selfManagedAddOnEligibleUsers;
    }
    const { data } = await client.query({
      query: GroupEligibleUsersDocument,
      variables: { ...variables, fullPath: scope.fullPath },
      context,
    });
    return data?.namespace?.addOnEligibleUsers;
  }

  function holdsSeat({ addOnAssignments }: Assigned, list: UserList): boolean {
    if (list !== 'eligible') return list === 'holders';
    // Without them nobody would seem to hold a seat.
    if (!addOnAssignments?.nodes) throw unexpected('list of seats');
    return addOnAssignments.nodes.some((one) => one?.addOnPurchase.id === purchase.id);
  }

  const inputForOne = (userIds: readonly string[]) => ({
    addOnPurchaseId: purchase.id,
    userId: onlyOne(userIds),
  });
  const inputForMany = (userIds: readonly string[]) => ({
    addOnPurchaseId: purchase.id,
    userIds: [...userIds],
  });

  async function sendAssignment(userIds: readonly string[], signal?: AbortSignal) {
    const { client, features } = session;
    const context = abortable(signal);
    if (features.bulk) {
      const variables = { input: inputForMany(userIds) };
      const { data } = await client.mutate({ mutation: AssignSeatsDocument, variables, context });
      return data?.userAddOnAssignmentBulkCreate;
    }
    const variables = { input: inputForOne(userIds) };
    const { data } = await client.mutate({ mutation: AssignSeatDocument, variables, context });
    return data?.userAddOnAssignmentCreate;
  }

  async function sendRemoval(userIds: readonly string[], signal?: AbortSignal) {
    const { client, features } = session;
    const context = abortable(signal);
    if (features.bulk) {
      const variables = { input: inputForMany(userIds) };
      const { data } = await client.mutate({ mutation: RemoveSeatsDocument, variables, context });
      return data?.userAddOnAssignmentBulkRemove;
    }
    const variables = { input: inputForOne(userIds) };
    const { data } = await client.mutate({ mutation: RemoveSeatDocument, variables, context });
    // The single removal answers a null payload without an error when there was no seat to remove.
    return data?.userAddOnAssignmentRemove ?? NO_SEAT_HELD;
  }

  /** One rule for all four mutations. */
  async function change(send: () => Promise<Payload | null | undefined>): Promise<SeatAnswer> {
    try {
      const payload = await sendAsLearned(send);
      if (!payload) return { kind: 'gone' };
      if (payload.errors.length > 0) return { kind: 'refused', codes: payload.errors };
      const after = readPurchaseAnswer(payload.addOnPurchase);
      const userIds = namedUserIds(payload);
      rememberCounters(session.client, after);
      return { kind: 'done', purchase: after, userIds };
    } catch (error) {
      const known = asGatewayError(error);
      // "Resource not available" with HTTP 200: the purchase ended, or the role or scope does not do.
      if (known.kind === 'permission' && known.details.status === undefined) {
        if (!session.canWrite) throw new GatewayError('scope', known.message, known.details);
        return { kind: 'gone' };
      }
      throw known;
    }
  }

  return {
    listUsers,
    assignSeats: (userIds, signal) => change(() => sendAssignment(userIds, signal)),
    removeSeats: (userIds, signal) => change(() => sendRemoval(userIds, signal)),
    async readPurchase(signal) {
      const purchases = await listPurchases(session, scope, signal);
      return purchases.find((one) => one.id === purchase.id) ?? null;
    },
    get features() {
      return session.features;
    },
  };
}

/** GitLab executes nothing of a text that it refuses, so what it lacks is done in another way at once. */
async function sendAsLearned<T>(send: () => Promise<T>): Promise<T> {
  try {
    return await send();
  } catch (error) {
    if (asGatewayError(error).details.learned) return send();
    throw error;
  }
}

/** Null for a blank text or a single @, for which GitLab would list nobody instead of everybody. */
function searchText(text = ''): string | null {
  const trimmed = text.trim();
  return trimmed.replace(/^@/, '').trim() === '' ? null : trimmed;
}

type Assigned = NonNullable<
  NonNullable<
    NonNullable<InstanceEligibleUsersQuery['selfManagedAddOnEligibleUsers']>['nodes']
  >[number]
>;

type Payload = {
  readonly errors: readonly string[];
  readonly addOnPurchase?: unknown;
  /** Of the mutations for many users; a user that the caller may not see comes as null. */
  readonly users?: { readonly nodes: readonly (NamedUser | null)[] | null } | null;
  /** Of the mutations for one user. */
  readonly user?: NamedUser | null;
};

type NamedUser = { readonly id: string };

const NO_SEAT_HELD: Payload = { errors: ['NO_ASSIGNMENTS_FOUND'] };

function namedUserIds({ users, user }: Payload): ReadonlySet<string> {
  if (user) return new Set([user.id]);
  const nodes = users?.nodes;
  if (!nodes || !isList(nodes)) throw unexpected('list of users');
  return new Set(nodes.flatMap((node) => node?.id ?? []));
}

/** `Array.isArray` would forget the type of what is in it. */
function isList(value: unknown): boolean {
  return Array.isArray(value);
}

function onlyOne(userIds: readonly string[]): string {
  const [userId] = userIds;
  if (userId === undefined || userIds.length > 1) {
    throw new GatewayError('limit', 'This GitLab takes one user a call', { limit: 1 });
  }
  return userId;
}

/** Counters on screen read from the cache, so they follow the mutation's own answer. */
function rememberCounters(client: ApolloClient, purchase: Purchase): void {
  const data = { __typename: 'AddOnPurchase', ...purchase } as const;
  const id = client.cache.identify(data);
  if (id !== undefined) client.writeFragment({ id, fragment: PurchaseFieldsFragmentDoc, data });
}
