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
  type: UserType;
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
  /** Listed as eligible, yet refused by the mutations: GitLab asks two different queries. */
  refused?: boolean;
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

/**
 * Only an active membership counts for eligibility: an invite, an access request, or one that awaits
 * approval (user cap) is not one yet.
 */
export const MEMBERSHIP_STATES = ['active', 'invited', 'requested', 'awaiting'] as const;
export type MembershipState = (typeof MEMBERSHIP_STATES)[number];

export interface Membership {
  readonly id: number;
  readonly userId: number;
  access: Access;
  state: MembershipState;
  readonly createdAt: number;
}

/** A group invited to another group or to a project. */
export interface Share {
  readonly groupId: number;
  readonly access: Access;
}

export type Plan = 'free' | 'premium' | 'ultimate';

/** A group of an LDAP server whose members become members of the group. */
export interface LdapLink {
  readonly cn: string;
  readonly access: Access;
}

/** The same for SAML. On GitLab.com it may assign Duo seats as well. */
export interface SamlLink {
  readonly name: string;
  readonly access: Access;
  /** Left out: the API does not tell, as in 19.4. */
  readonly assignsSeats?: boolean;
}

/** Duo only for members of a group, and only these features: `duo_classic`, `duo_agent_platform`. */
export interface DuoAccessRule {
  readonly groupId: number;
  readonly features: readonly string[];
}

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
  /** A top-level group that takes no classic token any more. */
  enforcesFineGrained?: boolean;
  readonly members: Membership[];
  readonly shares: Share[];
  readonly ldapLinks: readonly LdapLink[];
  /** Null where SAML is not set up. */
  readonly samlLinks: readonly SamlLink[] | null;
  /** Who used Duo here and is no member any more. One who is not in `World.users` has a deleted account. */
  readonly formerUsers: WorldUser[];
  /** Of a top-level group: accounts with an address in this domain are its enterprise users. */
  readonly verifiedDomain: string | null;
  /** None: Duo is for every member. */
  readonly duoRules: DuoAccessRule[];
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
  /** Not in the API: the overage job counts use from this moment on (epoch milliseconds); null is long ago. */
  createdAt: number | null;
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
  /** The moment the token no longer works, for OAuth. */
  readonly expiresAt?: number;
  readonly createdAt: number;
  lastUsedAt: number | null;
  revoked: boolean;
  /** An OAuth access token works as well, but `personal_access_tokens/self` refuses it. */
  readonly kind: 'personal' | 'oauth' | 'fine-grained';
  /** What a fine-grained token was granted, such as `Add On Assignment: Create`. */
  readonly grants?: readonly string[];
}

/** An e-mail or a to-do item about a new seat. */
export interface Notice {
  readonly userId: number;
  readonly purchaseId: number;
  readonly at: number;
}

/**
 * What `Group.aiUserMetrics` does. `answered`: by GitLab's rules, which ask for rights and for ClickHouse. The others:
 * a licence without it, in whatever way that shows.
 */
export type AiMetricsMode = 'answered' | 'null' | 'error';

/** A directory (LDAP or SAML) that is the authority over the seats of the users it knows. */
export interface DirectorySync {
  readonly purchaseId: number;
  readonly managed: readonly number[];
  readonly entitled: Set<number>;
  readonly everyMs: number;
  /** When it runs for the first time, from the start; after `everyMs` where it is left out. */
  readonly firstMs?: number;
  /** Users join and leave the directory's group. */
  readonly churns: boolean;
}

/** A user's access to Duo that changes some time after the seat, as it is cached. */
export interface AccessChange extends Notice {
  readonly change: 'assigned' | 'removed';
}

/** `temporary`: 503 with `Retry-After`. `indefinite`: 403. Both refuse reads, too. */
export const MAINTENANCE = ['off', 'temporary', 'indefinite'] as const;
export type Maintenance = (typeof MAINTENANCE)[number];
