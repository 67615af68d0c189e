import type { DocumentNode } from 'graphql';
import {
  AssignSeatDocument,
  AssignSeatsDocument,
  CurrentLicenseDocument,
  DuoUsageDocument,
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
  usage: [DuoUsageDocument],
} as const satisfies Readonly<Record<string, readonly DocumentNode[]>>;

export type OperationGroup = keyof typeof OPERATIONS;

/** Each assumption, in the order in which it is asked: what comes later builds upon the answers before. */
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
export type HandledPart =
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
