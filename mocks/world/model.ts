/** What the mocked GitLab stores. Times are epoch milliseconds, days are whole days since 1970 (UTC). */

export type Offering = 'gitlab-com' | 'self-managed';

export const USER_STATES = [
  'active',
  'banned',
  'blocked',
  'blocked_pending_approval',
  'deactivated',
  'ldap_blocked',
] as const;
export type UserState = (typeof USER_STATES)[number];

export const USER_TYPES = [
  'ADMIN_BOT',
  'ALERT_BOT',
  'AUTOMATION_BOT',
  'DUO_CODE_REVIEW_BOT',
  'GHOST',
  'HUMAN',
  'IMPORT_USER',
  'PLACEHOLDER',
  'PROJECT_BOT',
  'SECURITY_BOT',
  'SECURITY_POLICY_BOT',
  'SERVICE_ACCOUNT',
  'SERVICE_USER',
  'SUPPORT_BOT',
  'VISUAL_REVIEW_BOT',
] as const;
export type UserType = (typeof USER_TYPES)[number];

export interface WorldUser {
  readonly id: number;
  readonly username: string;
  readonly name: string;
  readonly type: UserType;
  readonly admin: boolean;
  readonly publicEmail: string | null;
  readonly hasAvatar: boolean;
  readonly createdAt: number;
  state: UserState;
  lastActivityOn: number | null;
  lastDuoActivityOn: number | null;
  lastLoginAt: number | null;
  /** Not in the API; GitLab's overage job goes by it. */
  codeSuggestionsUsedAt: number | null;
}

export const ACCESS = {
  MINIMAL_ACCESS: 5,
  GUEST: 10,
  PLANNER: 15,
  REPORTER: 20,
  DEVELOPER: 30,
  MAINTAINER: 40,
  OWNER: 50,
} as const;
export type AccessName = keyof typeof ACCESS;
export type Access = (typeof ACCESS)[AccessName];

/** Only an active membership counts for eligibility: an invite or an access request is not one yet. */
export type MembershipState = 'active' | 'invited' | 'requested';

export interface Membership {
  readonly id: number;
  readonly userId: number;
  readonly access: Access;
  readonly state: MembershipState;
  readonly createdAt: number;
}

/** A group invited to another group or to a project. */
export interface Share {
  readonly groupId: number;
  readonly access: Access;
}

export type Plan = 'free' | 'premium' | 'ultimate';

export interface WorldGroup {
  readonly id: number;
  readonly path: string;
  readonly fullPath: string;
  readonly name: string;
  readonly fullName: string;
  readonly parentId: number | null;
  readonly rootId: number;
  readonly visibility: 'private' | 'public';
  readonly plan: Plan;
  readonly trialEndsOn: string | null;
  readonly members: Membership[];
  readonly shares: Share[];
}

export interface WorldProject {
  readonly id: number;
  readonly path: string;
  readonly groupId: number;
  readonly members: Membership[];
  readonly shares: Share[];
}

export interface Seat {
  /** Not in the API; GitLab's overage job goes by it. */
  readonly assignedAt: number;
}

export interface WorldPurchase {
  readonly id: number;
  /** Upper case, as the API gives it. */
  readonly name: string;
  /** The top-level group, or null on Self-Managed. */
  readonly namespaceId: number | null;
  purchasedQuantity: number;
  /** First day it is active, YYYY-MM-DD. */
  startsOn: string;
  /** First day it is no longer active, YYYY-MM-DD. */
  expiresOn: string;
  readonly seats: Map<number, Seat>;
  /** Rises with every change of seats, for caches. */
  seatRevision: number;
}

export type TokenRole = 'owner' | 'admin' | 'developer' | 'outsider';

export interface WorldToken {
  readonly id: number;
  readonly token: string;
  readonly name: string;
  readonly userId: number;
  readonly role: TokenRole;
  readonly scopes: readonly string[];
  /** First day the token no longer works, YYYY-MM-DD. */
  readonly expiresOn: string | null;
  readonly createdAt: number;
  lastUsedAt: number | null;
  revoked: boolean;
  /** An OAuth access token works as well, but `personal_access_tokens/self` refuses it. */
  readonly kind: 'personal' | 'oauth';
}

export interface Mail {
  readonly userId: number;
  readonly purchaseId: number;
  readonly at: number;
}

/** What `Group.aiUserMetrics` does: many instances have no ClickHouse and answer null or an error. */
export type AiMetricsMode = 'answered' | 'null' | 'error';

/** A directory (LDAP or SAML) that is the authority over the seats of the users it knows. */
export interface DirectorySync {
  readonly purchaseId: number;
  readonly managed: readonly number[];
  readonly entitled: Set<number>;
  readonly everyMs: number;
}
