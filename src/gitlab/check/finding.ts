import type { DocumentNode } from 'graphql';
import { asGatewayError, type GatewayError } from '../../domain/gateway-error';
import {
  AssignSeatDocument,
  AssignSeatsDocument,
  CurrentLicenseDocument,
  GroupByPathDocument,
  GroupEligibleUsersDocument,
  GroupMemberFactsDocument,
  GroupMemberIdsDocument,
  GroupPurchasesDocument,
  GroupsByIdDocument,
  InstanceEligibleUsersDocument,
  InstancePurchasesDocument,
  OwnedGroupsDocument,
  RemoveSeatDocument,
  RemoveSeatsDocument,
  SessionDocument,
  SubgroupsDocument,
} from '../generated/operations';
import {
  DuoEventsDocument,
  DuoUsageDocument,
  DuoUsageTotalsDocument,
  InstanceDuoEventsDocument,
} from '../generated/usage-operations';

/**
 * - `expected`: as the app assumes.
 * - `missing`: not there, and the app does without it.
 * - `different`: otherwise than the app assumes, and it has no way around.
 * - `not-asked`: not known.
 */
export type FindingState = 'expected' | 'missing' | 'different' | 'not-asked';

/** What a finding means; each has its message in the catalog. */
export type Meaning =
  | 'answersReadable'
  | 'requestIdReadable'
  | 'requestIdHidden'
  | 'rateLimitReadable'
  | 'rateLimitHidden'
  | 'tokenWrites'
  | 'tokenReads'
  | 'tokenUntold'
  | 'tokenUseless'
  | 'versionTold'
  | 'versionUntold'
  | 'schemaComplete'
  | 'schemaLacks'
  | 'schemaDiffers'
  | 'schemaLenient'
  | 'introspectionOn'
  | 'introspectionOff'
  | 'addOnsKnown'
  | 'addOnsUnknown'
  | 'largestAnswered'
  | 'largestRefused'
  | 'filterWorks'
  | 'filterLacks'
  | 'filterOverlaps'
  | 'countsAgree'
  | 'countsLack'
  | 'countsDiffer'
  | 'orderAscends'
  | 'orderLacks'
  | 'orderDiffers'
  | 'cursorCounts'
  | 'cursorDiffers'
  | 'cursorMisleads'
  | 'notSafe'
  | 'failed'
  | 'skipped'
  | 'noPurchase'
  | 'tooFewUsers'
  | 'dependsOnMissing';

export type MissingPart = { readonly name: string; readonly handled: HandledPart | null };

export type Finding = {
  readonly question: Question;
  readonly state: FindingState;
  readonly meaning: Meaning;
  /** Figures and names of GitLab's own for the message: nothing of users or groups. */
  readonly facts: Readonly<Record<string, string | number>>;
  readonly parts: readonly MissingPart[];
  /** GitLab's own text, without the token. May name anything: for the page, never for the report as it is. */
  readonly text: string | null;
  /** HTTP status, where an answer was refused. */
  readonly status: number | null;
  readonly ms: number;
};

export type Result = Pick<Finding, 'state' | 'meaning'> &
  Partial<Pick<Finding, 'facts' | 'parts' | 'text' | 'status'>>;

/** An answer of one of these kinds would be that of all questions after it. */
const FINAL: readonly GatewayError['kind'][] = ['auth', 'rate', 'network', 'canceled'];

export function endsCheck(error: GatewayError): boolean {
  return FINAL.includes(error.kind);
}

export function finding(question: Question, result: Result, ms: number): Finding {
  return { question, facts: {}, parts: [], text: null, status: null, ...result, ms };
}

export function notAsked(error: unknown): Result {
  const { message, details } = asGatewayError(error);
  return {
    state: 'not-asked',
    meaning: 'failed',
    text: message,
    status: details.status ?? null,
  };
}

/**
 * The operations of the app, by what they are for: each field and argument in them is an assumption.
 * A test sees to it that no operation is missing here.
 */
export const OPERATIONS = {
  session: [SessionDocument],
  groups: [OwnedGroupsDocument, GroupByPathDocument, GroupsByIdDocument],
  purchases: [GroupPurchasesDocument, InstancePurchasesDocument],
  groupUsers: [GroupEligibleUsersDocument],
  instanceUsers: [InstanceEligibleUsersDocument],
  members: [GroupMemberIdsDocument, SubgroupsDocument, GroupMemberFactsDocument],
  bulk: [AssignSeatsDocument, RemoveSeatsDocument],
  single: [AssignSeatDocument, RemoveSeatDocument],
  license: [CurrentLicenseDocument],
  usage: [DuoUsageDocument, DuoUsageTotalsDocument, DuoEventsDocument, InstanceDuoEventsDocument],
} as const satisfies Readonly<Record<string, readonly DocumentNode[]>>;

export type OperationGroup = keyof typeof OPERATIONS;

/** Each assumption, in the order in which it is checked: each may use the answers before it. */
export const QUESTIONS = [
  'answers',
  'requestId',
  'rateLimit',
  'token',
  'session',
  'version',
  'groups',
  'purchases',
  'groupUsers',
  'instanceUsers',
  'members',
  'bulk',
  'single',
  'license',
  'usage',
  'introspection',
  'addOns',
  'largest',
  'seatFilter',
  'counts',
  'order',
  'cursor',
] as const;

export type Question = (typeof QUESTIONS)[number];

/** What the app does without, by what that means for the person. */
type HandledPart =
  | 'lastDuoActivity'
  | 'lastLogin'
  | 'count'
  | 'seatFilter'
  | 'sort'
  | 'purchaseArgument'
  | 'admin'
  | 'bulk'
  | 'usage'
  | 'license';

/** By schema name; GitLab's errors about arguments name the field without its type. */
const HANDLED: Readonly<Record<string, HandledPart>> = {
  'AddOnUser.lastDuoActivityOn': 'lastDuoActivity',
  'AddOnUser.lastLoginAt': 'lastLogin',
  'AddOnUserConnection.count': 'count',
  'addOnEligibleUsers(filterByAssignedSeat)': 'seatFilter',
  'selfManagedAddOnEligibleUsers(filterByAssignedSeat)': 'seatFilter',
  'addOnEligibleUsers(sort)': 'sort',
  'selfManagedAddOnEligibleUsers(sort)': 'sort',
  GitlabSubscriptionsUserSort: 'sort',
  'addOnEligibleUsers(addOnPurchaseIds)': 'purchaseArgument',
  'selfManagedAddOnEligibleUsers(addOnPurchaseIds)': 'purchaseArgument',
  'CurrentUser.admin': 'admin',
  'Mutation.userAddOnAssignmentBulkCreate': 'bulk',
  'Mutation.userAddOnAssignmentBulkRemove': 'bulk',
};

/** What the app shows only where GitLab answers it, whichever part is missing. */
const OPTIONAL: Partial<Readonly<Record<OperationGroup, HandledPart>>> = {
  license: 'license',
  usage: 'usage',
};

/** What the app does when a part is missing; null where it does not know a way around. */
export function handledPart(group: OperationGroup, name: string): HandledPart | null {
  return OPTIONAL[group] ?? HANDLED[name] ?? null;
}
