import type { DocumentNode } from 'graphql';
import { GatewayError } from '../../domain/gateway-error';
import { byPreference, hasSeats, type Purchase } from '../../domain/purchase';
import { cursorAfter, provesOffsets } from '../../domain/roster/load/paged-read';
import { readPageAnswer, readPurchaseAnswer } from '../transport/answers';
import {
  GroupEligibleUsersDocument,
  GroupPurchasesDocument,
  InstanceEligibleUsersDocument,
  InstancePurchasesDocument,
  OwnedGroupsDocument,
} from '../generated/operations';
import { askOperation, at, type CheckState, type ListName, records, type UserIds } from './ask';
import type { Result } from './finding';

/** Add-ons without seats that are known to be listed as well. @see https://docs.gitlab.com/subscriptions/subscription-add-ons/ */
const WITHOUT_SEATS = [
  'DUO_AMAZON_Q',
  'DUO_CORE',
  'FLEX_OFFLINE',
  'GITLAB_CREDITS',
  'PRODUCT_ANALYTICS',
  'SECRETS_MANAGER',
  'SELF_HOSTED_DAP',
];
const ADD_ON_NAME = /^[A-Z][A-Z0-9_]{1,40}$/;

/** Groups whose purchases are asked for, one after the other. */
const MOST_GROUPS = 10;

/** Which add-ons there are, of the instance or of the first group that has seats. */
export async function askAddOns(state: CheckState): Promise<Result> {
  const names = new Set<string>();
  /** Whether there are seats among them. */
  const keep = (purchases: readonly Purchase[], scope: Seats['scope']): boolean => {
    for (const { name } of purchases) names.add(ADD_ON_NAME.test(name) ? name : '?');
    const [found] = byPreference(purchases);
    if (found) state.seats = { scope, purchase: found };
    return found !== undefined;
  };
  const ofInstance = await purchasesOf(state, InstancePurchasesDocument, {});
  const groups = keep(ofInstance, { kind: 'instance' }) ? [] : await ownedGroups(state);
  for (const { id, fullPath } of groups) {
    if (typeof fullPath !== 'string') continue;
    const ofGroup = await purchasesOf(state, GroupPurchasesDocument, { namespaceId: id });
    if (keep(ofGroup, { kind: 'group', fullPath })) break;
  }
  const listed = [...names].toSorted();
  const isSeats = (name: string) => hasSeats({ name });
  const unknown = listed.filter((name) => !isSeats(name) && !WITHOUT_SEATS.includes(name));
  const facts = {
    names: listed.filter(isSeats).join(', '),
    others: listed.filter((name) => !isSeats(name)).join(', '),
    unknown: unknown.join(', '),
  };
  if (unknown.length > 0) return { state: 'different', meaning: 'addOnsUnknown', facts };
  return state.seats ? { state: 'expected', meaning: 'addOnsKnown', facts } : NO_PURCHASE;
}

async function ownedGroups(state: CheckState) {
  const variables = { search: null, after: null };
  const data = await askOperation(state, 'groups', OwnedGroupsDocument, variables);
  return records(at(data, 'groups', 'nodes')).slice(0, MOST_GROUPS);
}

async function purchasesOf(
  state: CheckState,
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
): Promise<readonly Purchase[]> {
  const data = await askOperation(state, 'purchases', document, variables);
  return records(at(data, 'addOnPurchases')).map(readPurchaseAnswer);
}

type Seats = NonNullable<CheckState['seats']>;

const SEAT_FILTER = { holders: 'true', free: 'false', eligible: null } as const;

/** The largest query of the app, asked as the app asks it. Of the users only their IDs are kept. */
async function listUsers(
  state: CheckState,
  seats: Seats,
  request: { readonly list: ListName; readonly first: number; readonly after?: string },
): Promise<UserIds> {
  const { list, first, after = null } = request;
  const { scope, purchase } = seats;
  const isGroup = scope.kind === 'group';
  const variables = {
    addOnType: purchase.name,
    addOnPurchaseIds: [purchase.id],
    filterByAssignedSeat: SEAT_FILTER[list],
    search: null,
    sort: 'ID_ASC',
    first,
    after,
    askAssignments: list === 'eligible',
    ...(isGroup ? { fullPath: scope.fullPath } : {}),
  };
  const data = isGroup
    ? await askOperation(state, 'groupUsers', GroupEligibleUsersDocument, variables)
    : await askOperation(state, 'instanceUsers', InstanceEligibleUsersDocument, variables);
  const connection = isGroup
    ? at(data, 'namespace', 'addOnEligibleUsers')
    : at(data, 'selfManagedAddOnEligibleUsers');
  const ids = records(at(connection, 'nodes')).map((node) => String(node['id']));
  return { ids, ...readPageAnswer(connection) };
}

/** The first page of a list, read once. */
async function firstPage(state: CheckState, seats: Seats, list: ListName): Promise<UserIds> {
  const known = state.lists.get(list);
  if (known) return known;
  const page = await listUsers(state, seats, { list, first: PAGE });
  state.lists.set(list, page);
  return page;
}

const PAGE = 100;

function unavailable({ missing }: CheckState, { scope }: Seats, part: string): boolean {
  const [group, field] =
    scope.kind === 'group'
      ? (['groupUsers', 'addOnEligibleUsers'] as const)
      : (['instanceUsers', 'selfManagedAddOnEligibleUsers'] as const);
  const names = missing.get(group) ?? [];
  return names.includes(part.includes('.') ? part : `${field}(${part})`);
}

const filterUnavailable = (state: CheckState, seats: Seats) =>
  unavailable(state, seats, 'filterByAssignedSeat') ||
  unavailable(state, seats, 'addOnPurchaseIds');

const COMPLEXITY = /complexity of \d+/;

export async function askLargest(state: CheckState): Promise<Result> {
  const { seats } = state;
  if (!seats) return NO_PURCHASE;
  try {
    await firstPage(state, seats, 'eligible');
    return { state: 'expected', meaning: 'largestAnswered' };
  } catch (error) {
    if (!(error instanceof GatewayError) || !COMPLEXITY.test(error.message)) throw error;
    return { state: 'different', meaning: 'largestRefused', text: error.message };
  }
}

/** Nobody is in the list of holders and in that of the others. */
export async function askSeatFilter(state: CheckState): Promise<Result> {
  const { seats } = state;
  if (!seats) return NO_PURCHASE;
  if (filterUnavailable(state, seats)) return { state: 'missing', meaning: 'filterLacks' };
  const holders = await firstPage(state, seats, 'holders');
  const free = await firstPage(state, seats, 'free');
  const held = new Set(holders.ids);
  const both = free.ids.filter((id) => held.has(id)).length;
  return both === 0
    ? { state: 'expected', meaning: 'filterWorks' }
    : { state: 'different', meaning: 'filterOverlaps', facts: { both } };
}

/**
 * The list of holders is as long as the counter of assigned seats, and everyone eligible is a holder or
 * is not. Holders who are not eligible any more are in the first list alone, so the two may be more.
 */
export async function askCounts(state: CheckState): Promise<Result> {
  const { seats } = state;
  if (!seats) return NO_PURCHASE;
  if (unavailable(state, seats, 'AddOnUserConnection.count')) return NO_COUNTS;
  if (filterUnavailable(state, seats)) return { state: 'not-asked', meaning: 'dependsOnMissing' };
  const { count: holders } = await firstPage(state, seats, 'holders');
  const { count: free } = await firstPage(state, seats, 'free');
  const { count: eligible } = await firstPage(state, seats, 'eligible');
  if (holders === null || free === null || eligible === null) return NO_COUNTS;
  const assigned = seats.purchase.assignedQuantity;
  const agrees = holders === assigned && free <= eligible && eligible <= holders + free;
  const facts = { holders, free, eligible, assigned };
  return agrees
    ? { state: 'expected', meaning: 'countsAgree', facts }
    : { state: 'different', meaning: 'countsDiffer', facts };
}

export async function askOrder(state: CheckState): Promise<Result> {
  const { seats } = state;
  if (!seats) return NO_PURCHASE;
  if (unavailable(state, seats, 'sort')) return { state: 'missing', meaning: 'orderLacks' };
  const { ids } = await firstPage(state, seats, 'eligible');
  if (ids.length < 2) return TOO_FEW;
  const numbers = ids.map((id) => Number(/\d+$/.exec(id)?.[0] ?? Number.NaN));
  const ascends = numbers.every((value, index) => index === 0 || value > (numbers[index - 1] ?? 0));
  return ascends
    ? { state: 'expected', meaning: 'orderAscends' }
    : { state: 'different', meaning: 'orderDiffers' };
}

/** A cursor is the index of a row, so that pages can be read side by side. */
export async function askCursor(state: CheckState): Promise<Result> {
  const { seats } = state;
  if (!seats) return NO_PURCHASE;
  const { ids } = await firstPage(state, seats, 'eligible');
  if (ids.length < 2) return TOO_FEW;
  const first = await listUsers(state, seats, { list: 'eligible', first: 1 });
  if (!provesOffsets(first.endCursor, first.ids.length)) {
    return { state: 'missing', meaning: 'cursorDiffers' };
  }
  const after = cursorAfter(1);
  const second = await listUsers(state, seats, { list: 'eligible', first: 1, after });
  return second.ids[0] === ids[1]
    ? { state: 'expected', meaning: 'cursorCounts' }
    : { state: 'different', meaning: 'cursorMisleads' };
}

const NO_PURCHASE: Result = { state: 'not-asked', meaning: 'noPurchase' };
const TOO_FEW: Result = { state: 'not-asked', meaning: 'tooFewUsers' };
const NO_COUNTS: Result = { state: 'missing', meaning: 'countsLack' };
