/**
 * What a GitLab version lacks. The mocked GitLab executes the project's SDL less these parts.
 *
 * "Documented" entries follow GitLab's release documentation and API reference; "decided" ones are
 * known to be newer additions whose release is not established: they are left out below a version
 * that makes a client prove it can do without them.
 *
 * @see https://docs.gitlab.com/api/graphql/reference/
 * @see https://docs.gitlab.com/subscriptions/subscription-add-ons/
 */

export interface GitLabVersion {
  /** `18.5` */
  readonly text: string;
  readonly major: number;
  readonly minor: number;
}

/** The versions that a client should be tried against; any other from 16.8 on works as well. */
export const KNOWN_VERSIONS = ['16.8', '17.2', '17.5', '18.0', '18.5', '19.5'] as const;
export const DEFAULT_VERSION = '19.5';
const OLDEST = { major: 16, minor: 8 };

const compare = (
  a: Pick<GitLabVersion, 'major' | 'minor'>,
  b: Pick<GitLabVersion, 'major' | 'minor'>,
): number => a.major - b.major || a.minor - b.minor;

function read(text: string): GitLabVersion | null {
  const match = /^(\d{1,2})\.(\d{1,2})$/.exec(text);
  return match === null ? null : { text, major: Number(match[1]), minor: Number(match[2]) };
}

/** Throws when the text is no version, or one from before Duo seats (16.8). */
export function parseVersion(text: string): GitLabVersion {
  const version = read(text);
  if (version === null || compare(version, OLDEST) < 0) {
    throw new Error(`Unknown GitLab version "${text}": one of ${KNOWN_VERSIONS.join(', ')}`);
  }
  return version;
}

export function atLeast(version: GitLabVersion, since: string): boolean {
  const wanted = read(since);
  return wanted !== null && compare(version, wanted) >= 0;
}

/** A part of the schema and the first version that has it. */
export interface Introduced {
  readonly since: string;
  /** `Type`, `Type.field`, `Type.field(argument)` or `Enum.VALUE`. */
  readonly parts: readonly string[];
  readonly why: string;
}

const ELIGIBLE_USERS_FIELDS = [
  'Query.selfManagedAddOnEligibleUsers',
  'Namespace.addOnEligibleUsers',
  'Group.addOnEligibleUsers',
] as const;

const onEligibleUsers = (argument: string): string[] =>
  ELIGIBLE_USERS_FIELDS.map((field) => `${field}(${argument})`);

export const INTRODUCED: readonly Introduced[] = [
  {
    since: '16.11',
    parts: [
      'Mutation.userAddOnAssignmentBulkCreate',
      'Mutation.userAddOnAssignmentBulkRemove',
      'UserAddOnAssignmentBulkCreateInput',
      'UserAddOnAssignmentBulkCreatePayload',
      'UserAddOnAssignmentBulkRemoveInput',
      'UserAddOnAssignmentBulkRemovePayload',
    ],
    why: 'Documented: bulk assignment came with GitLab 16.11; before it, one user a call.',
  },
  {
    since: '17.0',
    parts: ['CurrentUser.admin'],
    why: 'Decided: older clients cannot ask whether they are an administrator.',
  },
  {
    since: '17.3',
    parts: ['GitlabSubscriptionsAddOnType.DUO_ENTERPRISE'],
    why: 'Documented: GitLab Duo Enterprise is available from 17.3.',
  },
  {
    since: '17.5',
    parts: onEligibleUsers('filterByAssignedSeat'),
    why: 'Documented: the "Assigned seat" filter came with 17.5.',
  },
  {
    since: '17.5',
    parts: [
      ...onEligibleUsers('addOnPurchaseIds'),
      ...onEligibleUsers('sort'),
      'AddOnUserConnection.count',
      'GitlabSubscriptionsUserSort',
    ],
    why: 'Decided: present in 17.11, unknown to older servers.',
  },
  {
    since: '17.5',
    parts: [
      'Group.aiUserMetrics',
      'AiUserMetrics',
      'AiUserMetricsConnection',
      'AiUserMetricsEdge',
      'chatUserMetrics',
      'codeReviewUserMetrics',
      'codeSuggestionsUserMetrics',
    ],
    why: 'Documented: an experiment since 17.5.',
  },
  {
    since: '17.8',
    parts: ['GitlabSubscriptionsAddOnType.DUO_AMAZON_Q'],
    why: 'Decided: GitLab Duo with Amazon Q came in the 17 series.',
  },
  {
    since: '17.9',
    parts: ['AddOnUser.lastDuoActivityOn', 'AddOnUser.lastLoginAt'],
    why: 'Documented: Duo activity is recorded from 17.9; lastLoginAt is decided to be as old.',
  },
  {
    since: '18.0',
    parts: ['GitlabSubscriptionsAddOnType.DUO_CORE'],
    why: 'Documented: GitLab Duo Core came with 18.0.',
  },
];

/** How many users one bulk mutation takes: 50 at first, raised to 100 in the 19 series (decided). */
export function bulkLimit(version: GitLabVersion): number {
  return atLeast(version, '19.0') ? 100 : 50;
}

/** Whether this version can know of such a purchase at all. */
export function knowsAddOn(version: GitLabVersion, name: string): boolean {
  const entry = INTRODUCED.find(({ parts }) =>
    parts.includes(`GitlabSubscriptionsAddOnType.${name}`),
  );
  return entry === undefined || atLeast(version, entry.since);
}
