import { MAX_ACTIVITY_DAYS } from '../roster/filters/filters';

/** What "idle" means when seats are to be reclaimed. */
export type ReclaimPolicy = {
  /** More than so many days without Duo activity; 0 to 9,999. */
  readonly idleDays: number;
  /** Whether a seat counts whose holder has no Duo activity recorded. */
  readonly never: boolean;
  /** Leaves alone seats that this browser first saw at most so many days ago; 0 leaves none alone. */
  readonly graceDays: number;
  /** Takes only who is idle in GitLab as well, by the same number of days. */
  readonly idleInGitLab: boolean;
  /** Whether seats of users count who are not active and so cannot use them, whatever their activity. */
  readonly blocked: boolean;
};

export const DEFAULT_POLICY: ReclaimPolicy = {
  idleDays: 60,
  never: true,
  graceDays: 30,
  idleInGitLab: false,
  blocked: true,
};

export const MAX_POLICY_DAYS = MAX_ACTIVITY_DAYS;

/** A policy under a name of a person's choice. */
export type NamedPolicy = { readonly name: string; readonly policy: ReclaimPolicy };

/** The list with a policy saved under a name; one of that name is replaced. In the order of names. */
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

export function samePolicy(a: ReclaimPolicy, b: ReclaimPolicy): boolean {
  return (
    a.idleDays === b.idleDays &&
    a.never === b.never &&
    a.graceDays === b.graceDays &&
    a.idleInGitLab === b.idleInGitLab &&
    a.blocked === b.blocked
  );
}
