import { at, list } from './client';
import type { Answer, Client, QueryOptions } from './client';

/** Where the scenarios on GitLab.com keep things. */
export const GROUP = 'gid://gitlab/Group/101';
export const GROUP_PATH = 'acme';
export const PURCHASE = 'gid://gitlab/GitlabSubscriptions::AddOnPurchase/1';

export const userGid = (id: number): string => `gid://gitlab/User/${id}`;
export const purchaseGid = (id: number): string =>
  `gid://gitlab/GitlabSubscriptions::AddOnPurchase/${id}`;

const PURCHASES = `query Purchases($namespaceId: NamespaceID) {
  addOnPurchases(namespaceId: $namespaceId) { id name purchasedQuantity assignedQuantity }
}`;

export interface PurchaseRow {
  readonly id: string;
  readonly name: string;
  readonly purchasedQuantity: number;
  readonly assignedQuantity: number;
}

export async function purchases(
  client: Client,
  namespaceId: string | null,
  token?: string,
): Promise<readonly PurchaseRow[]> {
  const options = token === undefined ? {} : { token };
  const answer = await client.graphql(PURCHASES, { ...options, variables: { namespaceId } });
  if (answer.body.errors !== undefined) throw new Error(answer.text);
  return list(answer.body, 'data.addOnPurchases') as readonly PurchaseRow[];
}

export async function assigned(client: Client, id = PURCHASE): Promise<number> {
  const { purchases: all } = await client.snapshot();
  return all.find((purchase) => purchase.id === id)?.assignedQuantity ?? Number.NaN;
}

export async function seats(client: Client, id = PURCHASE): Promise<readonly string[]> {
  const { purchases: all } = await client.snapshot();
  return all.find((purchase) => purchase.id === id)?.seats ?? [];
}

const CONNECTION = `{
  count
  pageInfo { startCursor endCursor hasNextPage hasPreviousPage }
  nodes {
    id name username state lastActivityOn lastDuoActivityOn lastLoginAt publicEmail
    addOnAssignments(addOnPurchaseIds: $ids) { nodes { addOnPurchase { id name } } }
  }
}`;
const PARAMETERS = `
  $ids: [GitlabSubscriptionsAddOnPurchaseID!]!, $seat: String, $search: String,
  $sort: GitlabSubscriptionsUserSort, $first: Int, $last: Int, $after: String, $before: String`;
const ARGUMENTS = `
  addOnType: CODE_SUGGESTIONS, addOnPurchaseIds: $ids, filterByAssignedSeat: $seat, search: $search,
  sort: $sort, first: $first, last: $last, after: $after, before: $before`;

export const GROUP_USERS = `query GroupUsers($path: ID!, ${PARAMETERS}) {
  namespace(fullPath: $path) { addOnEligibleUsers(${ARGUMENTS}) ${CONNECTION} }
}`;
export const INSTANCE_USERS = `query InstanceUsers(${PARAMETERS}) {
  selfManagedAddOnEligibleUsers(${ARGUMENTS}) ${CONNECTION}
}`;

export interface UserRow {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  readonly state: string;
  readonly lastActivityOn: string | null;
  readonly lastDuoActivityOn: string | null;
  readonly lastLoginAt: string | null;
  readonly publicEmail: string | null;
  readonly addOnAssignments: {
    readonly nodes: readonly { readonly addOnPurchase: { readonly id: string } }[];
  };
}
export interface UserPage {
  readonly count: number;
  readonly pageInfo: {
    readonly startCursor: string | null;
    readonly endCursor: string | null;
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
  };
  readonly nodes: readonly UserRow[];
}

export interface UsersArguments {
  readonly path?: string;
  readonly ids?: readonly string[];
  readonly seat?: string;
  readonly search?: string;
  /** `ID_ASC` when left out, as a client should; null leaves the order to the server. */
  readonly sort?: string | null;
  readonly first?: number;
  readonly last?: number;
  readonly after?: string | null;
  readonly before?: string | null;
}

export function askUsers(
  client: Client,
  variables: UsersArguments = {},
  options: QueryOptions = {},
): Promise<Answer> {
  const given = { path: GROUP_PATH, ids: [PURCHASE], sort: 'ID_ASC', ...variables };
  return client.graphql(GROUP_USERS, { ...options, variables: given });
}

export async function users(client: Client, variables: UsersArguments = {}): Promise<UserPage> {
  const answer = await askUsers(client, variables);
  if (answer.body.errors !== undefined) throw new Error(answer.text);
  return at(answer.body, 'data.namespace.addOnEligibleUsers') as UserPage;
}

/** Every row of a list, page after page. */
export async function allUsers(
  client: Client,
  variables: UsersArguments = {},
): Promise<readonly UserRow[]> {
  const rows: UserRow[] = [];
  let after: string | null = null;
  for (;;) {
    const page: UserPage = await users(client, { ...variables, after });
    rows.push(...page.nodes);
    if (!page.pageInfo.hasNextPage) return rows;
    after = page.pageInfo.endCursor;
  }
}

/** The IDs of some rows, in their order. */
export const rowsOf = (nodes: readonly { readonly id: string }[]): string[] =>
  nodes.map(({ id }) => id);

/** Eligible users without a seat. */
export async function free(client: Client, count: number): Promise<string[]> {
  const page = await users(client, { seat: 'false', first: count });
  return rowsOf(page.nodes);
}

export const BULK_CREATE = `mutation BulkAssign($input: UserAddOnAssignmentBulkCreateInput!) {
  payload: userAddOnAssignmentBulkCreate(input: $input) {
    errors
    clientMutationId
    addOnPurchase { id assignedQuantity purchasedQuantity }
    users { nodes { id } }
  }
}`;
export const BULK_REMOVE = BULK_CREATE.replaceAll('BulkCreate', 'BulkRemove').replace(
  'BulkAssign',
  'BulkUnassign',
);
export const CREATE = `mutation Assign($input: UserAddOnAssignmentCreateInput!) {
  payload: userAddOnAssignmentCreate(input: $input) {
    errors addOnPurchase { id assignedQuantity } user { id }
  }
}`;
export const REMOVE = CREATE.replaceAll('AssignmentCreate', 'AssignmentRemove').replace(
  'mutation Assign(',
  'mutation Unassign(',
);

export interface Payload {
  readonly errors: readonly string[];
  readonly clientMutationId?: string | null;
  readonly addOnPurchase: { readonly assignedQuantity: number } | null;
  readonly users?: { readonly nodes: readonly { readonly id: string }[] } | null;
  readonly user?: { readonly id: string } | null;
}

export interface MutationAnswer {
  readonly payload: Payload | null | undefined;
  readonly messages: readonly string[];
}

/** Carries out one of the four mutations. */
export async function mutate(
  client: Client,
  mutation: string,
  input: Readonly<Record<string, unknown>>,
  token?: string,
): Promise<MutationAnswer> {
  const options = token === undefined ? {} : { token };
  const variables = { input: { addOnPurchaseId: PURCHASE, ...input } };
  const { body } = await client.graphql(mutation, { ...options, variables });
  return {
    payload: at(body, 'data.payload') as Payload | null | undefined,
    messages: (body.errors ?? []).map((error) => error.message),
  };
}
