import {
  MAX_ACTIVITY_DAYS,
  type ActivityCondition,
  type Filters,
} from '../../../domain/roster/filters/filters';

/** The filters a person can set, besides the text; one token each. */
export type FilterFieldId = 'seat' | 'state' | 'duo' | 'gitlab' | 'domain' | 'role' | 'subgroup';

/** What takes a filter away. */
export const WITHOUT: Readonly<Record<FilterFieldId, Partial<Filters>>> = {
  seat: { seat: null },
  state: { states: [] },
  duo: { duo: [] },
  gitlab: { gitlab: [] },
  domain: { domains: [] },
  role: { role: null },
  subgroup: { subgroup: null },
};

/** Adds a condition; another of the same kind gives way, as "30 or 60 days" is just the wider one. */
export function withCondition(
  conditions: readonly ActivityCondition[],
  added: ActivityCondition,
): readonly ActivityCondition[] {
  return [...conditions.filter(({ kind }) => kind !== added.kind), added];
}

export function withValue(values: readonly string[], added: string): readonly string[] {
  return values.includes(added) ? values : [...values, added];
}

/** Days as somebody typed them, or null for what is no whole number in range. */
export function readDays(text: string): number | null {
  const trimmed = text.trim();
  if (!/^\d{1,4}$/.test(trimmed)) return null;
  const days = Number(trimmed);
  return days <= MAX_ACTIVITY_DAYS ? days : null;
}

/** An email domain as somebody typed it, also as `@example.com` or a whole address; null for none. */
export function readDomain(text: string): string | null {
  const domain = text.trim().replace(/^.*@/, '').toLowerCase();
  return /^[^\s,@]+$/.test(domain) ? domain : null;
}

/** A group's path as somebody typed or pasted it: the page of a group works too. */
export function readGroupPath(text: string): string | null {
  const path = text
    .trim()
    .replace(/^https?:\/\/[^/]+/i, '')
    .replace(/^\/+/, '')
    .replace(/^groups\//, '')
    .replace(/\/-\/.*$/, '')
    .replace(/\/+$/, '');
  return path === '' || /\s/.test(path) ? null : path;
}
