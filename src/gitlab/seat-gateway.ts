import type { ApolloClient } from '@apollo/client';
import type { SeatAnswer, SeatGateway, UserPage, UserPageRequest } from '../domain/gateway';
import { asGatewayError, GatewayError } from '../domain/gateway-error';
import { hasSeats, type SeatScope, type Purchase } from '../domain/purchase';
import type { SeatUser } from '../domain/seat-user';
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
} from './generated/operations';
import { listPurchases } from './purchases';
import type { Session } from './session/session';

/** What `filterByAssignedSeat` takes: strings, not booleans. */
const SEAT_FILTER = { holders: 'true', free: 'false', eligible: null } as const;

/**
 * The door to the seats of one purchase. What `session` may do and its GitLab knows is read at each call,
 * so a new token takes effect where the session is a live one.
 */
export function createSeatGateway(
  session: Session,
  scope: SeatScope,
  purchase: Purchase,
): SeatGateway {
  const { client, features } = session;

  async function listUsers(request: UserPageRequest, signal?: AbortSignal): Promise<UserPage> {
    // Another add-on's name would be refused, or list the holders of something else.
    if (!hasSeats(purchase)) throw new GatewayError('permission', 'An add-on without seats');
    const search = searchText(request.search);
    const variables = {
      addOnType: purchase.name,
      addOnPurchaseIds: [purchase.id],
      filterByAssignedSeat: SEAT_FILTER[request.list],
      search,
      // GitLab's own default is the newest first, under which a newcomer moves every row.
      sort: request.sort ?? (search === null ? 'ID_ASC' : null),
      first: request.first,
      after: request.after,
      askAssignments: request.list === 'eligible',
    };
    const context = fetchContext(signal);
    return guarded(async () => {
      const connection =
        scope.kind === 'group'
          ? (
              await client.query({
                query: GroupEligibleUsersDocument,
                variables: { ...variables, fullPath: scope.fullPath },
                context,
              })
            ).data?.namespace?.addOnEligibleUsers
          : (
              await client.query({
                query: InstanceEligibleUsersDocument,
                variables,
                context,
              })
            ).data?.selfManagedAddOnEligibleUsers;
      if (!connection) throw new GatewayError('permission', 'No list of eligible users');
      const { nodes } = connection;
      if (!nodes || !isList(nodes)) throw unexpected('list of users');
      const users: SeatUser[] = [];
      for (const node of nodes) {
        if (!node) continue;
        users.push(readUserAnswer(node, holdsSeat(node)));
      }
      return { users, ...readPageAnswer(connection) };
    });

    function holdsSeat({ addOnAssignments }: Assigned): boolean {
      if (request.list !== 'eligible') return request.list === 'holders';
      // Without them nobody would seem to hold a seat.
      if (!addOnAssignments?.nodes) throw unexpected('list of seats');
      return addOnAssignments.nodes.some((one) => one?.addOnPurchase.id === purchase.id);
    }
  }

  async function assignSeats(
    userIds: readonly string[],
    signal?: AbortSignal,
  ): Promise<SeatAnswer> {
    const context = fetchContext(signal);
    return settled(async () => {
      if (!features.bulk) {
        const input = { addOnPurchaseId: purchase.id, userId: onlyOne(userIds) };
        const { data } = await client.mutate({
          mutation: AssignSeatDocument,
          variables: { input },
          context,
        });
        return data?.userAddOnAssignmentCreate;
      }
      const input = { addOnPurchaseId: purchase.id, userIds: [...userIds] };
      const { data } = await client.mutate({
        mutation: AssignSeatsDocument,
        variables: { input },
        context,
      });
      return data?.userAddOnAssignmentBulkCreate;
    });
  }

  async function removeSeats(
    userIds: readonly string[],
    signal?: AbortSignal,
  ): Promise<SeatAnswer> {
    const context = fetchContext(signal);
    return settled(async () => {
      if (!features.bulk) {
        const input = { addOnPurchaseId: purchase.id, userId: onlyOne(userIds) };
        const { data } = await client.mutate({
          mutation: RemoveSeatDocument,
          variables: { input },
          context,
        });
        // The single removal answers a null payload without an error when there was no seat to remove.
        return data?.userAddOnAssignmentRemove ?? NO_SEAT_HELD;
      }
      const input = { addOnPurchaseId: purchase.id, userIds: [...userIds] };
      const { data } = await client.mutate({
        mutation: RemoveSeatsDocument,
        variables: { input },
        context,
      });
      return data?.userAddOnAssignmentBulkRemove;
    });
  }

  /** One rule for all four mutations. */
  async function settled(send: () => Promise<Payload | null | undefined>): Promise<SeatAnswer> {
    try {
      const payload = await guarded(send);
      if (!payload) return { kind: 'gone' };
      if (payload.errors.length > 0) return { kind: 'refused', codes: payload.errors };
      const after = readPurchaseAnswer(payload.addOnPurchase);
      const userIds = namedUserIds(payload);
      rememberCounters(client, after);
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
    assignSeats: (userIds, signal) => learning(() => assignSeats(userIds, signal)),
    removeSeats: (userIds, signal) => learning(() => removeSeats(userIds, signal)),
    async readPurchase(signal) {
      const purchases = await listPurchases(session, scope, signal);
      return purchases.find((one) => one.id === purchase.id) ?? null;
    },
    features,
  };
}

/** GitLab executes nothing of a text that it refuses, so what it lacks can be done in another way at once. */
async function learning<T>(action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof GatewayError && error.details.learned) return action();
    throw error;
  }
}

/** Null for what finds nobody (blank, or only an @): GitLab would not list everybody then, but nobody. */
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

function fetchContext(signal: AbortSignal | undefined): { fetchOptions?: { signal: AbortSignal } } {
  return signal ? { fetchOptions: { signal } } : {};
}

async function guarded<T>(action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    throw asGatewayError(error);
  }
}

/** Counters on screen read from the cache, so they follow the mutation's own answer. */
function rememberCounters(client: ApolloClient, purchase: Purchase): void {
  const data = { __typename: 'AddOnPurchase', ...purchase } as const;
  const id = client.cache.identify(data);
  if (id !== undefined) client.writeFragment({ id, fragment: PurchaseFieldsFragmentDoc, data });
}
