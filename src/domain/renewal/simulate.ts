import type { Day } from '../../lib/days';
import { IDLE_DAYS, type SeatUser } from '../seat-user';
import { isWithin } from '../utilization/recency';
import { type OrderKnowledge, orderSpan, type OrderSpan } from './seat-order';

/** What a renewal would do to a holder's seat: `lose` and `keep` are certain as far as the order is known. */
export type Fate = 'lose' | 'uncertain' | 'keep';

export const FATES = ['lose', 'uncertain', 'keep'] as const satisfies readonly Fate[];

/** A holder in the order in which GitLab removes seats. */
export type RankedHolder = {
  readonly user: SeatUser;
  /** How many holders certainly lose their seats before this one, and how many at most. */
  readonly before: { readonly least: number; readonly most: number };
  readonly fate: Fate;
  /** Active in Duo within `activeDays`, and able to use the seat. Unknown where GitLab reports no activity. */
  readonly active: 'yes' | 'no' | 'unknown';
};

export type RenewalOutcome = {
  readonly seats: number;
  readonly holders: number;
  /** Seats that GitLab would remove: holders beyond `seats`. */
  readonly surplus: number;
  /** The first to lose the seat comes first; where the order is not known, the likely first. */
  readonly ranked: readonly RankedHolder[];
  readonly counts: Readonly<Record<Fate, number>>;
  /** How many users of each fate lose their seats: all, some or none of them. */
  readonly losing: Readonly<Record<Fate, number>>;
  /** How many active users lose their seats. */
  readonly activeLosing: { readonly least: number; readonly most: number };
};

/** The answer to how many seats to renew with. */
export type RenewalRange = {
  /** With fewer seats, at least one active user certainly loses theirs. */
  readonly least: number;
  /** With as many or more, certainly no active user loses theirs. */
  readonly most: number;
  /** How many active users lose theirs with `least` seats, at most. */
  readonly activeLosingAtLeast: number;
};

/** An active user has Duo activity within this many days. */
export const ACTIVE_DAYS = 30;

/**
 * The one model of a renewal, from what is known and what is not. Everything that the page and its files say
 * comes from here. To know more only narrows it: no range and no number of users at risk ever grows.
 */
export type RenewalModel = {
  readonly holders: number;
  readonly range: RenewalRange;
  /** Holders who are certainly active, and those who may be as GitLab reports no activity of theirs. */
  readonly active: { readonly certain: number; readonly possible: number };
  outcome(seats: number): RenewalOutcome;
};

type Positioned = Omit<RankedHolder, 'fate'> & { readonly span: OrderSpan };

/**
 * Ranks the holders by the assumed order. A holder's rank is bounded by the holders who are certainly and those
 * who are possibly before. So everything that the API does not share (assignment dates, the use of Code
 * Suggestions) makes `uncertain` wider and `lose` and `keep` never wrong.
 */
export function modelRenewal(
  users: readonly SeatUser[],
  knowledge: OrderKnowledge,
  options: { readonly today: Day; readonly activeDays?: number },
): RenewalModel {
  const { today, activeDays = ACTIVE_DAYS } = options;
  const holders = users.filter((user) => user.holdsSeat);
  const spans = holders.map((user) => orderSpan(user, knowledge));
  const firsts = Float64Array.from(spans, (span) => span.first).sort();
  const lasts = Float64Array.from(spans, (span) => span.last).sort();
  const positioned: Positioned[] = holders.map((user, index) => {
    const span = spans[index] ?? { first: -Infinity, last: Infinity };
    return {
      user,
      span,
      before: {
        least: countBelow(lasts, span.first),
        // Without this holder. Those at the same position may be before or after.
        most: countUpTo(firsts, span.last) - 1,
      },
      active: activity(user, activeDays, today),
    };
  });
  positioned.sort(likelyOrder);
  const certain = positioned.filter((one) => one.active === 'yes');
  const possible = positioned.filter((one) => one.active !== 'no');
  const most = positioned.length - mostWithoutRisk(possible, positioned.length);
  const least = Math.min(most, positioned.length - mostWithoutLoss(positioned));
  const outcome = (seats: number) => outcomeOf(positioned, seats);
  return {
    holders: positioned.length,
    range: { least, most, activeLosingAtLeast: outcome(least).activeLosing.most },
    active: { certain: certain.length, possible: possible.length },
    outcome,
  };
}

function activity(user: SeatUser, days: number, today: Day): RankedHolder['active'] {
  if (user.state !== 'active') return 'no';
  if (user.duoUse && days === IDLE_DAYS) return user.duoUse === 'used' ? 'yes' : 'no';
  if (user.lastDuoActivityOn === undefined) return 'unknown';
  return isWithin(user.lastDuoActivityOn, days, today) ? 'yes' : 'no';
}

/** How many seats can go at most, so that certainly no active user loses theirs. */
function mostWithoutRisk(active: readonly Positioned[], holders: number): number {
  return active.reduce((least, one) => Math.min(least, one.before.least), holders);
}

/** How many seats can go at most, so that it is possible that no active user loses theirs. */
function mostWithoutLoss(positioned: readonly Positioned[]): number {
  let firstCertain = Infinity;
  const others: number[] = [];
  for (const { active, before } of positioned) {
    if (active === 'yes') firstCertain = Math.min(firstCertain, before.most);
    else others.push(before.least);
  }
  others.sort((a, b) => a - b);
  let surplus = 0;
  // One more can go if somebody else may be among as many.
  while (surplus < firstCertain && (others[surplus] ?? Infinity) <= surplus) surplus += 1;
  return surplus;
}

function outcomeOf(positioned: readonly Positioned[], seats: number): RenewalOutcome {
  const surplus = Math.max(0, positioned.length - seats);
  const counts = { lose: 0, uncertain: 0, keep: 0 };
  const certain = { lose: 0, uncertain: 0, keep: 0 };
  const possible = { lose: 0, uncertain: 0, keep: 0 };
  const ranked = positioned.map(({ user, before, active }): RankedHolder => {
    const fate: Fate =
      before.most < surplus ? 'lose' : before.least >= surplus ? 'keep' : 'uncertain';
    counts[fate] += 1;
    if (active === 'yes') certain[fate] += 1;
    if (active !== 'no') possible[fate] += 1;
    return { user, before, fate, active };
  });
  // The rest of the surplus falls on those of uncertain fate.
  const open = surplus - counts.lose;
  const others = counts.uncertain - certain.uncertain;
  return {
    seats,
    holders: positioned.length,
    surplus,
    ranked,
    counts,
    losing: { lose: counts.lose, uncertain: open, keep: 0 },
    activeLosing: {
      least: certain.lose + Math.max(0, open - others),
      most: possible.lose + Math.min(open, possible.uncertain),
    },
  };
}

/** By the last possible position, which is the one of the reported day; then by the first possible. */
function likelyOrder(a: Positioned, b: Positioned): number {
  if (a.span.last !== b.span.last) return a.span.last - b.span.last;
  if (a.span.first !== b.span.first) return a.span.first < b.span.first ? -1 : 1;
  return a.user.username < b.user.username ? -1 : 1;
}

/** How many values of a sorted list are less than a number. */
function countBelow(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? Infinity) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many values of a sorted list are at most a number. */
function countUpTo(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? Infinity) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
