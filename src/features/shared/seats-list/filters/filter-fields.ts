import type { SeatScope } from '../../../../domain/purchase';
import { emailDomain } from '../../../../domain/roster/filters/filters';
import {
  MAX_ACTIVITY_DAYS,
  type ActivityCondition,
  type Filters,
} from '../../../../domain/roster/filters/filters';
import type { UsageCondition } from '../../../../domain/roster/usage-figures';
import { emailOf, type SeatUser } from '../../../../domain/seat-user';
import type { ColumnFeatures } from '../table/columns';

/** The filters besides the text; each has one token in the filter bar. */
export type FilterFieldId =
  | 'seat'
  | 'state'
  | 'duo'
  | 'gitlab'
  | 'since'
  | 'use'
  | 'intensity'
  | 'domain'
  | 'role'
  | 'subgroup';

/** The filters that this GitLab and scope support, in the order in which they are offered. */
export function availableFields(
  scope: SeatScope,
  features: Pick<ColumnFeatures, 'lastDuoActivity' | 'gitlabActivity' | 'hasUsage'>,
): readonly FilterFieldId[] {
  const fields: FilterFieldId[] = ['seat', 'state'];
  if (features.lastDuoActivity) fields.push('duo');
  if (features.hasUsage) fields.push('use', 'intensity');
  if (features.gitlabActivity) fields.push('gitlab');
  fields.push('since', 'domain');
  // Only the members list of a group has roles.
  if (scope.kind === 'group') fields.push('role');
  fields.push('subgroup');
  return fields;
}

/** The message key of a filter's name: within a group, the filter by group is one by subgroup. */
export function fieldLabelKey(field: FilterFieldId, scope: SeatScope): FilterFieldId | 'group' {
  return field === 'subgroup' && scope.kind === 'instance' ? 'group' : field;
}

/** The change that removes a filter. */
export const REMOVED: Readonly<Record<FilterFieldId, Partial<Filters>>> = {
  seat: { seat: null },
  state: { states: [] },
  duo: { duo: [] },
  gitlab: { gitlab: [] },
  since: { since: [] },
  use: { use: [] },
  intensity: { intensity: [] },
  domain: { domains: [] },
  role: { role: null },
  subgroup: { subgroup: null },
};

/** Adds a condition in place of one of the same kind: "30 or 60 days" is just the wider one. */
export function withCondition(
  conditions: readonly ActivityCondition[],
  added: ActivityCondition,
): readonly ActivityCondition[] {
  return [...conditions.filter(({ kind }) => kind !== added.kind), added];
}

/** Adds a condition in place of those about the same feature. */
export function withUse(
  conditions: readonly UsageCondition[],
  added: UsageCondition,
): readonly UsageCondition[] {
  return [...conditions.filter(({ feature }) => feature !== added.feature), added];
}

export function withValue<Value extends string>(
  values: readonly Value[],
  added: Value,
): readonly Value[] {
  return values.includes(added) ? values : [...values, added];
}

/** The days in a typed text; null unless it is a whole number in range. */
export function readDays(text: string): number | null {
  const trimmed = text.trim();
  if (!/^\d{1,4}$/.test(trimmed)) return null;
  const days = Number(trimmed);
  return days <= MAX_ACTIVITY_DAYS ? days : null;
}

/** The email domain in a typed text, also from `@example.com` or a whole address; null for none. */
export function readDomain(text: string): string | null {
  const domain = text.trim().replace(/^.*@/, '').toLowerCase();
  return /^[^\s,@]+$/.test(domain) ? domain : null;
}

const domainsOf = new WeakMap<readonly SeatUser[], readonly string[]>();

/** The domains of known emails, the most frequent first. Counted once per list of users. */
export function commonDomains(users: readonly SeatUser[]): readonly string[] {
  const counted = domainsOf.get(users);
  if (counted) return counted;
  const counts = new Map<string, number>();
  for (const user of users) {
    const domain = emailDomain(emailOf(user));
    if (domain !== null && domain !== '') counts.set(domain, (counts.get(domain) ?? 0) + 1);
  }
  const domains = [...counts].toSorted((a, b) => b[1] - a[1]).map(([domain]) => domain);
  domainsOf.set(users, domains);
  return domains;
}
