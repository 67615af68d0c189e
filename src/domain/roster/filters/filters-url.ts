import { MAX_ACTIVITY_DAYS } from './filters';
import type { ActivityCondition, Filters } from './filters';
import {
  INTENSITIES,
  USAGE_PERIODS,
  type Intensity,
  type UsagePeriod,
} from '../../utilization/usage';
import { type UsageCondition } from '../usage-figures';
import { isSortColumn, type ListState, type Sort, type SortRule } from '../view/list-state';

/** The keys of a link that belong to the list of users, in the order in which they are written. */
const KEYS = [
  'q',
  'seat',
  'state',
  'duo',
  'gitlab',
  'since',
  'domain',
  'role',
  'subgroup',
  'use',
  'intensity',
  'period',
  'sort',
] as const;

type Key = (typeof KEYS)[number];

function formatActivity(condition: ActivityCondition): string {
  return 'days' in condition ? `${condition.kind}-${String(condition.days)}` : condition.kind;
}

function parseActivity(text: string): ActivityCondition | null {
  if (text === 'never' || text === 'unknown') return { kind: text };
  const match = /^(older|within)-(\d{1,4})$/.exec(text);
  if (match === null) return null;
  const days = Number(match[2]);
  return days > MAX_ACTIVITY_DAYS
    ? null
    : { kind: match[1] === 'older' ? 'older' : 'within', days };
}

/** A seat that is held has begun. */
function parseSince(text: string): ActivityCondition | null {
  const condition = parseActivity(text);
  return condition?.kind === 'never' ? null : condition;
}

/** Such as `chat-over-10`, `codeSuggestions-none`, and `over-10`, `none` for all events. */
function formatUse({ feature, ...one }: UsageCondition): string {
  const condition = one.kind === 'none' ? one.kind : `over-${String(one.events)}`;
  return feature === null ? condition : `${feature}-${condition}`;
}

function parseUse(text: string): UsageCondition | null {
  const match = /^(?:([A-Za-z]\w{0,59})-)?(?:none|over-(\d{1,6}))$/.exec(text);
  if (match === null) return null;
  const [feature = null, events] = match.slice(1);
  return events === undefined
    ? { feature, kind: 'none' }
    : { feature, kind: 'over', events: Number(events) };
}

const intensityOrNull = (text: string): Intensity | null =>
  INTENSITIES.find((one) => one === text) ?? null;

function readPeriod(text: string | null): UsagePeriod | null {
  return USAGE_PERIODS.find((days) => String(days) === text) ?? null;
}

function parseRule(text: string): SortRule | null {
  const column = text.startsWith('-') ? text.slice(1) : text;
  if (!isSortColumn(column)) return null;
  return { column, direction: text.startsWith('-') ? 'desc' : 'asc' };
}

/** The distinct values of a comma-separated parameter that `parse` understands. */
function parseList<T>(
  text: string | null,
  parse: (item: string) => T | null,
  key: (value: T) => string,
): T[] {
  const values = new Map<string, T>();
  for (const item of (text ?? '').split(',')) {
    const value = parse(item.trim());
    if (value !== null && !values.has(key(value))) values.set(key(value), value);
  }
  return [...values.values()];
}

const itself = (text: string): string => text;
const stateOrNull = (text: string): string | null => (/^[a-z_]+$/.test(text) ? text : null);
const domainOrNull = (text: string): string | null =>
  /^[^\s,@]+$/.test(text) ? text.toLowerCase() : null;

function readFilters(params: URLSearchParams): Filters {
  const seat = params.get('seat');
  return {
    text: params.get('q') ?? '',
    seat: seat === 'yes' || seat === 'no' ? seat : null,
    states: parseList(params.get('state'), stateOrNull, itself),
    duo: parseList(params.get('duo'), parseActivity, formatActivity),
    gitlab: parseList(params.get('gitlab'), parseActivity, formatActivity),
    since: parseList(params.get('since'), parseSince, formatActivity),
    domains: parseList(params.get('domain'), domainOrNull, itself),
    role: params.get('role') || null,
    subgroup: params.get('subgroup') || null,
    use: parseList(params.get('use'), parseUse, formatUse),
    intensity: parseList(params.get('intensity'), intensityOrNull, itself),
  };
}

function readSort(params: URLSearchParams): Sort {
  return parseList(params.get('sort'), parseRule, (rule) => rule.column);
}

/** The list that a link asks for. What is unknown or wrong in it is left out, never an error. */
export function readListState(params: URLSearchParams): ListState {
  return {
    filters: readFilters(params),
    sort: readSort(params),
    period: readPeriod(params.get('period')),
  };
}

/**
 * The link's parameters for a list, such as `q=ada&seat=yes&duo=older-30,never&sort=-duo,name`.
 * Only what differs from an unfiltered list is written; keys of others in `into` are kept (in a copy).
 */
export function writeListState(state: ListState, into?: URLSearchParams): URLSearchParams {
  const { filters, sort, period } = state;
  const texts: Readonly<Record<Key, string>> = {
    q: filters.text,
    seat: filters.seat ?? '',
    state: filters.states.join(','),
    duo: filters.duo.map(formatActivity).join(','),
    gitlab: filters.gitlab.map(formatActivity).join(','),
    since: filters.since.map(formatActivity).join(','),
    domain: filters.domains.join(','),
    role: filters.role ?? '',
    subgroup: filters.subgroup ?? '',
    use: filters.use.map(formatUse).join(','),
    intensity: filters.intensity.join(','),
    period: period === null ? '' : String(period),
    sort: sort.map((rule) => (rule.direction === 'desc' ? '-' : '') + rule.column).join(','),
  };
  const params = new URLSearchParams(into);
  // Links of earlier versions had one.
  params.delete('page');
  for (const key of KEYS) {
    params.delete(key);
    if (texts[key] !== '') params.set(key, texts[key]);
  }
  return params;
}

/** The parameters as a person would write them: with plain commas, slashes and at-signs. Begins with `?` unless empty. */
export function formatSearch(params: URLSearchParams): string {
  const text = params
    .toString()
    .replaceAll('%2C', ',')
    .replaceAll('%2F', '/')
    .replaceAll('%40', '@');
  return text === '' ? '' : `?${text}`;
}
