import * as v from 'valibot';
import { IDLE_DAYS } from '../seat-user';
import { MAX_ACTIVITY_DAYS } from '../roster/filters/filters';

/** Which seats to reclaim. */
export type ReclaimPolicy = {
  /** Takes seats without Duo activity for more than this many days; 0 to 9,999. */
  readonly idleDays: number;
  /** Takes seats whose holder has no Duo activity recorded. */
  readonly never: boolean;
  /** Keeps seats that this browser first saw at most this many days ago; 0 keeps none. */
  readonly graceDays: number;
  /** Takes a seat only if its holder is idle in GitLab as well, by the same number of days. */
  readonly idleInGitLab: boolean;
  /** Takes the seats of users who are not active and so cannot use them, whatever their activity. */
  readonly blocked: boolean;
  /** Takes the seats of light users, too, as far as figures of use are loaded. */
  readonly light: boolean;
};

export const DEFAULT_POLICY: ReclaimPolicy = {
  idleDays: 60,
  never: true,
  graceDays: 30,
  idleInGitLab: false,
  blocked: true,
  light: false,
};

export const MAX_POLICY_DAYS = MAX_ACTIVITY_DAYS;

export function samePolicy(a: ReclaimPolicy, b: ReclaimPolicy): boolean {
  return (
    a.idleDays === b.idleDays &&
    a.never === b.never &&
    a.graceDays === b.graceDays &&
    a.idleInGitLab === b.idleInGitLab &&
    a.blocked === b.blocked &&
    a.light === b.light
  );
}

/** What a team view can decide by: used or idle, and no day. */
export function teamPolicy(policy: ReclaimPolicy): ReclaimPolicy {
  return { ...policy, idleDays: IDLE_DAYS, never: true, idleInGitLab: false, light: false };
}

/** A policy saved in this browser. */
export type NamedPolicy = { readonly name: string; readonly policy: ReclaimPolicy };

/** The list with a policy saved under a name, sorted by name; it replaces the policy of that name. */
export function savePolicy(
  list: readonly NamedPolicy[],
  name: string,
  policy: ReclaimPolicy,
): readonly NamedPolicy[] {
  const trimmed = name.trim();
  if (trimmed === '') return list;
  const others = list.filter((one) => one.name !== trimmed);
  return [...others, { name: trimmed, policy }].toSorted((a, b) => a.name.localeCompare(b.name));
}

const days = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_POLICY_DAYS));

const StoredPolicies = v.array(
  v.object({
    name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80)),
    policy: v.object({
      idleDays: days,
      never: v.boolean(),
      graceDays: days,
      idleInGitLab: v.boolean(),
      blocked: v.boolean(),
      // Policies of earlier versions know nothing of it.
      light: v.optional(v.boolean(), false),
    }),
  }),
);

/** Policies from a stored value; none if it is anything else. */
export function readNamedPolicies(value: unknown): readonly NamedPolicy[] {
  const result = v.safeParse(StoredPolicies, value);
  return result.success ? result.output : [];
}

/**
 * The URL parameters of a policy, such as `idle=60&never=yes&grace=30&both=no&blocked=yes&light=no`. All of them are
 * written, so that a link means the same when the defaults change; other parameters are kept.
 */
export function writePolicy(policy: ReclaimPolicy, into?: URLSearchParams): URLSearchParams {
  const params = new URLSearchParams(into);
  // Of links of earlier versions; filters of the list have a parameter of this name.
  if (isOldGitLab(params)) params.delete('gitlab');
  params.set('idle', String(policy.idleDays));
  params.set('never', policy.never ? 'yes' : 'no');
  params.set('grace', String(policy.graceDays));
  params.set('both', policy.idleInGitLab ? 'yes' : 'no');
  params.set('blocked', policy.blocked ? 'yes' : 'no');
  params.set('light', policy.light ? 'yes' : 'no');
  return params;
}

/** The policy of a link. A missing or wrong parameter gets its default. */
export function readPolicy(params: URLSearchParams): ReclaimPolicy {
  return {
    idleDays: readDays(params.get('idle'), DEFAULT_POLICY.idleDays),
    never: readFlag(params.get('never'), DEFAULT_POLICY.never),
    graceDays: readDays(params.get('grace'), DEFAULT_POLICY.graceDays),
    idleInGitLab: readFlag(params.get('both'), params.get('gitlab') === 'idle'),
    blocked: readFlag(params.get('blocked'), DEFAULT_POLICY.blocked),
    light: readFlag(params.get('light'), DEFAULT_POLICY.light),
  };
}

/** How many seats a link asks for: `remove=55` selects the first 55 candidates. Null for all. */
export function readLimit(params: URLSearchParams): number | null {
  const text = params.get('remove') ?? '';
  return /^[1-9]\d{0,6}$/.test(text) ? Number(text) : null;
}

function isOldGitLab(params: URLSearchParams): boolean {
  return ['idle', 'any'].includes(params.get('gitlab') ?? '');
}

/** A number of days as typed; null unless it is a whole one in range. */
export function parseDays(text: string): number | null {
  if (!/^\d{1,4}$/.test(text.trim())) return null;
  const count = Number(text);
  return count <= MAX_POLICY_DAYS ? count : null;
}

function readDays(text: string | null, fallback: number): number {
  return parseDays(text ?? '') ?? fallback;
}

function readFlag(text: string | null, fallback: boolean): boolean {
  return text === 'yes' ? true : text === 'no' ? false : fallback;
}
