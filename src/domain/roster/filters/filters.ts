import type { UserState } from '../../seat-user';

/**
 * A condition on the day of the last activity. The four never overlap for one user and one N:
 * - `never`: GitLab records it and has nothing recorded (`null`).
 * - `unknown`: this GitLab does not tell (`undefined`).
 * - `older`: more than `days` days ago.
 * - `within`: at most `days` days ago.
 */
export type ActivityCondition =
  | { readonly kind: 'never' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'older'; readonly days: number }
  | { readonly kind: 'within'; readonly days: number };

/** Days are whole and within this range; anything else in a link is ignored. */
export const MAX_ACTIVITY_DAYS = 9_999;

/** Which users to show. The parts are joined by "and"; the values within a part by "or". */
export type Filters = {
  /** As typed. Words are looked for in name, username and email, without regard to case and accents. */
  readonly text: string;
  readonly seat: 'yes' | 'no' | null;
  /** Empty: any. */
  readonly states: readonly UserState[];
  /** Last GitLab Duo activity. Empty: any. */
  readonly duo: readonly ActivityCondition[];
  /** Last GitLab activity. Empty: any. */
  readonly gitlab: readonly ActivityCondition[];
  /** Domains of the public email, such as `example.com`. Empty: any. */
  readonly domains: readonly string[];
  /** A role whose members are loaded when asked for. */
  readonly role: string | null;
  /** The full path of a subgroup or project whose members are loaded when asked for. */
  readonly subgroup: string | null;
};

export const NO_FILTERS: Filters = {
  text: '',
  seat: null,
  states: [],
  duo: [],
  gitlab: [],
  domains: [],
  role: null,
  subgroup: null,
};

/** Whether the filters can hide anybody. */
export function isFiltering(filters: Filters): boolean {
  return (
    filters.text.trim() !== '' ||
    filters.seat !== null ||
    filters.states.length > 0 ||
    filters.duo.length > 0 ||
    filters.gitlab.length > 0 ||
    filters.domains.length > 0 ||
    filters.role !== null ||
    filters.subgroup !== null
  );
}
