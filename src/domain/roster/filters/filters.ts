import { daysBefore } from '../../../lib/days';
import {
  type ActivityDay,
  emailOf,
  IDLE_DAYS,
  type SeatUser,
  type UserState,
} from '../../seat-user';
import type { KnownUsage } from '../../utilization/usage';
import { type SeatSinceById, sinceTest } from '../seat-since';
import type { UsageFigures, UsageFilters } from '../usage-figures';
import { fold } from '../view/search-index';

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
export type Filters = UsageFilters & {
  /** As typed. Its terms are searched in name, username and email, without regard to case and accents. */
  readonly text: string;
  readonly seat: 'yes' | 'no' | null;
  /** Empty: any. */
  readonly states: readonly UserState[];
  /** Last GitLab Duo activity. Empty: any. */
  readonly duo: readonly ActivityCondition[];
  /** Last GitLab activity. Empty: any. */
  readonly gitlab: readonly ActivityCondition[];
  /** Since when a seat is held. Empty: any. */
  readonly since: readonly ActivityCondition[];
  /** Domains of the email, such as `example.com`. Empty: any. */
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
  since: [],
  domains: [],
  role: null,
  subgroup: null,
  use: [],
  intensity: [],
};

/** Whether the filters can hide any user. */
export function isFiltering(filters: Filters): boolean {
  return (
    filters.text.trim() !== '' ||
    filters.seat !== null ||
    filters.states.length > 0 ||
    filters.duo.length > 0 ||
    filters.gitlab.length > 0 ||
    filters.since.length > 0 ||
    filters.domains.length > 0 ||
    filters.role !== null ||
    filters.subgroup !== null ||
    isFilteringUse(filters)
  );
}

/** Whether the filters need figures of use. */
export function isFilteringUse({ use, intensity }: UsageFilters): boolean {
  return use.length > 0 || intensity.length > 0;
}

/** Which sets of members a filter can need. */
export type MemberSet = 'role' | 'subgroup';

/** What a filter needs to know besides the user. */
export type FilterContext = {
  /** `YYYY-MM-DD` in UTC, for conditions such as "older than 30 days". */
  readonly today: string;
  /** Ids of the members of the chosen role, subgroup or project, once they are loaded. */
  readonly memberIds?: Readonly<Partial<Record<MemberSet, ReadonlySet<string>>>>;
  /** Since when seats are held, once it is known. */
  readonly seatSince?: SeatSinceById | undefined;
  /** Use in the period, once it is loaded. */
  readonly figures?: UsageFigures | undefined;
};

/** Whether a user is shown. `text` is the user's folded text, `own` what is known of the user's use. */
type RowTest = (user: SeatUser, text: string, own?: KnownUsage) => boolean;

export type CompiledFilters = {
  /** Null: everybody is shown. */
  readonly test: RowTest | null;
  /** Whether `test` needs the folded text at all. */
  readonly needsText: boolean;
  /** Whether `test` needs to know the user's use. */
  readonly needsUse: boolean;
  readonly unresolved: readonly Unresolved[];
};

/** A filter that is set, while what it needs to know is not loaded. */
export type Unresolved = MemberSet | 'use';

type DayTest = (day: ActivityDay) => boolean;

// Days are compared as text: `YYYY-MM-DD` sorts like the calendar.
function dayTest(condition: ActivityCondition, today: string): DayTest {
  switch (condition.kind) {
    case 'never':
      return (day) => day === null;
    case 'unknown':
      return (day) => day === undefined;
    case 'older': {
      const limit = daysBefore(today, condition.days);
      return (day) => typeof day === 'string' && day < limit;
    }
    case 'within': {
      const limit = daysBefore(today, condition.days);
      return (day) => typeof day === 'string' && day >= limit;
    }
  }
}

function anyDay(conditions: readonly ActivityCondition[], today: string): DayTest {
  const tests = conditions.map((condition) => dayTest(condition, today));
  return (day) => tests.some((test) => test(day));
}

/** Used and idle are known for one number of days alone. */
function fitsUse(condition: ActivityCondition, use: NonNullable<SeatUser['duoUse']>): boolean {
  const isAsked = 'days' in condition && condition.days === IDLE_DAYS;
  return isAsked && condition.kind === (use === 'idle' ? 'older' : 'within');
}

/** The part of an email after its last at-sign, in lower case; null when the email is not known. */
export function emailDomain(email: string | null): string | null {
  if (email === null) return null;
  const at = email.lastIndexOf('@');
  return at === -1 ? null : email.slice(at + 1).toLowerCase();
}

/** Turns filters into one test, the cheap parts first. */
export function compileFilters(filters: Filters, context: FilterContext): CompiledFilters {
  const tests: RowTest[] = [];
  const unresolved: Unresolved[] = [];

  if (filters.seat !== null) {
    const wanted = filters.seat === 'yes';
    tests.push((user) => user.holdsSeat === wanted);
  }
  if (filters.states.length > 0) {
    const states = new Set<string>(filters.states);
    tests.push((user) => states.has(user.state));
  }
  if (filters.duo.length > 0) {
    const test = anyDay(filters.duo, context.today);
    tests.push(({ duoUse, lastDuoActivityOn: day }) =>
      duoUse ? filters.duo.some((one) => fitsUse(one, duoUse)) : test(day),
    );
  }
  if (filters.gitlab.length > 0) {
    const test = anyDay(filters.gitlab, context.today);
    tests.push((user) => test(user.lastActivityOn));
  }
  if (filters.since.length > 0) {
    const { seatSince, today } = context;
    const any = filters.since.map((condition) => sinceTest(condition, today));
    tests.push(
      ({ id, holdsSeat }) =>
        holdsSeat && seatSince !== undefined && any.some((test) => test(seatSince.get(id))),
    );
  }
  if (filters.domains.length > 0) {
    const domains = new Set(filters.domains.map((domain) => domain.toLowerCase()));
    tests.push((user) => {
      const domain = emailDomain(emailOf(user));
      return domain !== null && domains.has(domain);
    });
  }
  for (const set of ['role', 'subgroup'] as const) {
    if (filters[set] === null) continue;
    const ids = context.memberIds?.[set];
    if (ids === undefined) unresolved.push(set);
    else tests.push((user) => ids.has(user.id));
  }
  if (isFilteringUse(filters)) {
    const { figures } = context;
    if (figures === undefined) unresolved.push('use');
    else {
      const test = figures.test(filters);
      tests.push((_user, _text, own) => test(own));
    }
  }
  // Showing everybody while the members or figures are not known would let "select all" take too many.
  if (unresolved.length > 0) {
    return { test: () => false, needsText: false, needsUse: false, unresolved };
  }

  const terms = fold(filters.text)
    .split(/\s+/)
    .filter((word) => word !== '');
  for (const word of terms) tests.push((_user, text) => text.includes(word));

  return {
    test: joined(tests),
    needsText: terms.length > 0,
    needsUse: isFilteringUse(filters),
    unresolved,
  };
}

function joined(tests: readonly RowTest[]): RowTest | null {
  const [first, ...rest] = tests;
  if (first === undefined) return null;
  if (rest.length === 0) return first;
  return (user, text, own) => tests.every((test) => test(user, text, own));
}
