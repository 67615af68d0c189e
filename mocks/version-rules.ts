import { DUO_EVENTS } from './rules/duo-use';
import type { DuoFeature } from './rules/duo-use';
import { atLeast } from './versions';
import type { GitLabVersion } from './versions';

/**
 * How a GitLab version behaves where the schema looks the same. Each rule names its versions and the
 * file of GitLab's repository that it was read in; "decided" marks a release that is not established.
 * docs/mock-gitlab.md lists them all.
 */

/** An add-on that can be bought, with the versions that have it. */
interface AddOn {
  readonly since?: string;
  /** The first version that has it no more. */
  readonly until?: string;
  /** `DUO_ADD_ONS`: bulk create takes it, whether it has seats or not. */
  readonly duo?: true;
  /** `SEAT_ASSIGNABLE_DUO_ADD_ONS` */
  readonly seats?: true;
}

/** ee/app/models/gitlab_subscriptions/add_on.rb (17.x, 18.9, 18.10, 19.1, 19.4) */
const ADD_ONS: Readonly<Record<string, AddOn>> = {
  CODE_SUGGESTIONS: { duo: true, seats: true },
  DUO_ENTERPRISE: { since: '17.3', duo: true, seats: true },
  DUO_AMAZON_Q: { since: '17.8', duo: true },
  DUO_CORE: { since: '18.0', duo: true },
  SELF_HOSTED_DAP: { since: '18.8', duo: true },
  GITLAB_CREDITS: { since: '18.10', duo: true },
  PRODUCT_ANALYTICS: { until: '19.4' },
  SECRETS_MANAGER: { since: '19.1' },
  FLEX_OFFLINE: { since: '19.4' },
};

/** Whether this version can know of such a purchase at all; an unknown name counts as known. */
export function knowsAddOn(version: GitLabVersion, name: string): boolean {
  const { since, until } = ADD_ONS[name] ?? {};
  return (
    (since === undefined || atLeast(version, since)) &&
    (until === undefined || !atLeast(version, until))
  );
}

/** What bulk create takes: other add-ons are an `INCOMPATIBLE_ADD_ON`. */
export function isDuoAddOn(name: string): boolean {
  return ADD_ONS[name]?.duo === true;
}

/** What has seats to assign. */
export function hasSeats(name: string): boolean {
  return ADD_ONS[name]?.seats === true;
}

/**
 * How many users one bulk mutation takes. 50 up to 17.6, 100 in 18.9; raised in between, decided to be
 * 18.9. ee/app/graphql/mutations/gitlab_subscriptions/user_add_on_assignments/bulk_{create,remove}.rb
 */
export function bulkLimit(version: GitLabVersion): number {
  return atLeast(version, '18.9') ? 100 : 50;
}

/**
 * Bulk create assigns the eligible ones and drops the others silently. All or nothing in 19.1, partial
 * in 19.2 (sure from 19.3). ee/app/services/gitlab_subscriptions/duo/bulk_assign_service.rb
 */
export function assignsPartially(version: GitLabVersion): boolean {
  return atLeast(version, '19.2');
}

/**
 * Single create answers `SEAT_ASSIGNMENT_NOT_SUPPORTED` for add-ons without seats, since 18.0.
 * ee/app/services/gitlab_subscriptions/user_add_on_assignments/base_create_service.rb
 */
export function refusesAddOnsWithoutSeats(version: GitLabVersion): boolean {
  return atLeast(version, '18.0');
}

/**
 * Bulk create mails every named user, holders too. So in 17.8, no more in 18.9; decided to end with
 * 17.9. ee/app/services/gitlab_subscriptions/duo/bulk_assign_service.rb
 */
export function mailsHoldersAgain(version: GitLabVersion): boolean {
  return !atLeast(version, '17.9');
}

/**
 * Single create adds a to-do item, since 17.11; bulk create never does.
 * ee/app/services/gitlab_subscriptions/user_add_on_assignments/{saas,self_managed}/create_service.rb
 */
export function addsToDo(version: GitLabVersion): boolean {
  return atLeast(version, '17.11');
}

/**
 * Whether a variable that only an `@gl_introduced` field uses passes the validation on an older server.
 * Not so at first; decided to be so from 19.4. lib/gitlab/graphql/version_filter/introduced_tracer.rb
 */
export function sparesFutureVariables(version: GitLabVersion): boolean {
  return atLeast(version, '19.4');
}

/** Since 18.6 every answer carries `RateLimit-*`, not only a 429. lib/gitlab/rack_attack.rb */
export function showsLimitAlways(version: GitLabVersion): boolean {
  return atLeast(version, '18.6');
}

/** The first patch release of a minor release in which introspection is off. CHANGELOG.md */
const INTROSPECTION_OFF: Readonly<Record<string, number>> = { '18.6': 6, '18.7': 4, '18.8': 4 };

/**
 * Whether `__schema` and `__type` can be asked. Off since 18.6.6, 18.7.4, 18.8.4 and 18.9.
 * app/graphql/gitlab_schema.rb (`disable_introspection_entry_points`)
 */
export function answersIntrospection(version: GitLabVersion): boolean {
  if (atLeast(version, '18.9')) return false;
  const { major, minor, patch } = version;
  return patch < (INTROSPECTION_OFF[`${major}.${minor}`] ?? Number.POSITIVE_INFINITY);
}

/**
 * Unknown fields and arguments come with a suggestion since graphql-ruby 2.4 (18.3, perhaps before).
 * Gemfile.lock
 */
export function suggestsNames(version: GitLabVersion): boolean {
  return atLeast(version, '18.3');
}

/** Decided, but for the Agent Platform: which release first counted a feature. */
const COUNTED_SINCE: Readonly<Partial<Record<DuoFeature, string>>> = {
  agentPlatform: '18.9',
  mcp: '19.0',
  fixPipeline: '19.0',
  duoWorkflow: '19.0',
};

/** The features of Duo whose use this version counts. */
export function countedFeatures(version: GitLabVersion): DuoFeature[] {
  const features = Object.keys(DUO_EVENTS) as DuoFeature[];
  return features.filter((feature) => atLeast(version, COUNTED_SINCE[feature] ?? '17.5'));
}

/**
 * Newer: Reporters read the use of Duo, and everyone with an event is listed. Older: the caller needs a Duo
 * Enterprise seat, and its holders are listed, with zeros too. Decided to have changed with 19.0.
 * ee/app/policies/ee/group_policy.rb, ee/app/graphql/resolvers/analytics/ai_metrics/user_metrics_resolver.rb
 */
export function listsUsersByEvents(version: GitLabVersion): boolean {
  return atLeast(version, '19.0');
}

/** `GET /groups/:id/enterprise_users`. doc/api/group_enterprise_users.md */
export function listsEnterpriseUsers(version: GitLabVersion): boolean {
  return atLeast(version, '17.7');
}

/**
 * Beyond 50,000 users only keyset pagination goes on. Decided to be so from 17.0.
 * lib/api/helpers/pagination_strategies.rb
 */
export function limitsOffset(version: GitLabVersion): boolean {
  return atLeast(version, '17.0');
}

/** Duo can be given to certain groups alone. Decided to be so from 18.7. ee/lib/ee/api/entities/group.rb */
export function hasDuoAccessRules(version: GitLabVersion): boolean {
  return atLeast(version, '18.7');
}
