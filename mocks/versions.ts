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
  /** `18.5`, or `18.6.6` with a patch release. */
  readonly text: string;
  readonly major: number;
  readonly minor: number;
  /** 0 when the text names none. */
  readonly patch: number;
}

/** The versions that a client should be tried against; any other from 16.8 on works as well. */
export const KNOWN_VERSIONS = [
  '16.8',
  '17.2',
  '17.5',
  '17.9',
  '18.0',
  '18.5',
  '18.9',
  '19.4',
  '19.5',
] as const;
export const DEFAULT_VERSION: (typeof KNOWN_VERSIONS)[number] = '19.5';
const OLDEST = { major: 16, minor: 8, patch: 0 };

type Numbers = Pick<GitLabVersion, 'major' | 'minor' | 'patch'>;

const compare = (a: Numbers, b: Numbers): number =>
  a.major - b.major || a.minor - b.minor || a.patch - b.patch;

function read(text: string): GitLabVersion | null {
  const match = /^(\d{1,2})\.(\d{1,2})(?:\.(\d{1,2}))?$/.exec(text);
  if (match === null) return null;
  const [, major, minor, patch = 0] = match;
  return { text, major: Number(major), minor: Number(minor), patch: Number(patch) };
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

/** What `metadata` reports: `18.6.6-ee`. */
export function fullVersion({ major, minor, patch }: GitLabVersion): string {
  return `${major}.${minor}.${patch}-ee`;
}

/** Whether a version in three numbers is newer than a server's; null when it has not three. */
export function isNewer(text: string, server: string): boolean | null {
  const [wanted, running] = [text, server].map((value) =>
    read(/\d+\.\d+\.\d+/.exec(value)?.[0] ?? ''),
  );
  return wanted == null || running == null ? null : compare(wanted, running) > 0;
}

/** A part of the schema and the first version that has it. */
export interface Introduced {
  readonly since: string;
  /** `Type`, `Type.field`, `Type.field(argument)`, `Enum.VALUE` or `@directive`. */
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

/** A feature's field of `AiUserMetrics`, and its type. */
const onMetrics = (...features: readonly string[]): string[] =>
  features.flatMap((feature) => [`AiUserMetrics.${feature}`, `${feature}UserMetrics`]);

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
      'Group.aiMetrics',
      'AiMetrics',
      'Group.aiUserMetrics',
      'AiUserMetrics',
      'AiUserMetricsConnection',
      'AiUserMetricsEdge',
      'Group.aiUsageData',
      'AiUsageData',
    ],
    why: 'Documented: experiments since 17.5. Decided for aiMetrics.',
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
  {
    since: '18.2',
    parts: ['AiUsageData.all', 'AiUsageEvent', 'AiUsageEventConnection', 'AiUsageEventEdge'],
    why: 'Decided: `all` came in the 18 series; before it there were `codeSuggestionEvents` alone.',
  },
  {
    since: '18.3',
    parts: ['@gl_introduced'],
    why: 'Read: lib/gitlab/graphql/version_filter/introduced_directive.rb, used from 18.3.',
  },
  {
    since: '18.7',
    parts: [
      'AiUserMetrics.totalEventCount',
      'AiUserMetrics.lastDuoActivityOn',
      ...onMetrics('codeSuggestions', 'chat', 'codeReview', 'troubleshootJob'),
      'Group.aiUserMetrics(sort)',
      'AiUserMetricsSort',
    ],
    why: 'Decided: in the sources of 18.7 and 18.8, which deprecate the two counts of before.',
  },
  {
    since: '18.7',
    parts: [
      'Query.aiUsageData',
      'AiInstanceUsageData',
      'AiInstanceUsageEvent',
      'AiInstanceUsageEventConnection',
      'AiInstanceUsageEventEdge',
    ],
    why: 'Documented: an experiment since 18.7.',
  },
  {
    since: '18.7',
    parts: ['AiUsageData.all(events)', 'AiUsageData.all(userIds)'],
    why: 'Decided: the first resolver had dates alone.',
  },
  {
    since: '18.9',
    parts: [
      ...onMetrics('agentPlatform'),
      'AiUserMetricsSort.AGENT_PLATFORM_TOTAL_COUNT_ASC',
      'AiUserMetricsSort.AGENT_PLATFORM_TOTAL_COUNT_DESC',
    ],
    why: 'Read: registered as a feature in 18.9.',
  },
  {
    since: '19.0',
    parts: [
      ...onMetrics('mcp', 'fixPipeline', 'duoWorkflow'),
      'AiUsageEventType.START_MCP_TOOL_CALL',
      'AiUsageEventType.FINISH_MCP_TOOL_CALL',
      'AiUsageEventType.FIX_PIPELINE_SUGGESTION_APPLIED',
      'AiUsageEventType.FIX_PIPELINE_SUGGESTION_POSTED',
      'AiUsageEventType.DUO_WORKFLOW_WORKLOAD_COMPLETED',
    ],
    why: 'Decided: in the source of 19.4, unknown to 18.8.',
  },
];
