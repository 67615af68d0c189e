import { type Day, daysBetween } from '../../lib/days';
import type { SeatUser } from '../seat-user';
import { isWithin } from '../utilization/recency';
import { type OrderKnowledge, orderSpan, type OrderSpan } from './seat-order';

/** What a renewal would do to a holder's seat. `lose` and `keep` are certain as far as the order is known. */
export type Fate = 'lose' | 'may-lose' | 'keep';

/** A holder in the order in which GitLab removes seats. */
export type RankedHolder = {
  readonly user: SeatUser;
  /** How many holders certainly lose their seats before this one, and how many at most. */
  readonly before: { readonly least: number; readonly most: number };
  readonly fate: Fate;
  /** Active in Duo within `activeDays`, and able to use the seat. */
  readonly active: boolean;
};

export type RenewalOutcome = {
  readonly seats: number;
  readonly holders: number;
  /** Seats that GitLab would remove: holders beyond `seats`. */
  readonly surplus: number;
  /** The first to lose the seat comes first; where the order is not known, the likely first. */
  readonly ranked: readonly RankedHolder[];
  readonly counts: Readonly<Record<Fate, number>>;
  /** How many active users lose their seats. */
  readonly activeLosing: { readonly least: number; readonly most: number };
};

/** An active user has Duo activity within this many days. */
export const ACTIVE_DAYS = 30;

/** The ranked holders of a purchase, for outcomes with any number of seats. */
export type RenewalOrder = {
  readonly holders: number;
  outcome(seats: number): RenewalOutcome;
  /** The minimum number of seats with which certainly no active user loses a seat. */
  readonly leastForActive: number;
  readonly activeHolders: number;
};

type Positioned = Omit<RankedHolder, 'fate'> & { readonly span: OrderSpan };

/**
 * Ranks the holders by the assumed order. A holder's rank is bounded by the holders who are certainly and those
 * who are possibly before. So everything that the API does not share (assignment dates, the use of Code
 * Suggestions) makes `may-lose` wider and `lose` and `keep` never wrong.
 */
export function rankHolders(
  users: readonly SeatUser[],
  knowledge: OrderKnowledge,
  options: { readonly today: Day; readonly activeDays?: number },
): RenewalOrder {
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
      active: user.state === 'active' && isWithin(user.lastDuoActivityOn, activeDays, today),
    };
  });
  positioned.sort(likelyOrder);
  const active = positioned.filter((one) => one.active);
  const firstActive = active.reduce((least, one) => Math.min(least, one.before.least), Infinity);
  return {
    holders: positioned.length,
    outcome: (seats) => outcomeOf(positioned, seats),
    leastForActive: active.length === 0 ? 0 : positioned.length - firstActive,
    activeHolders: active.length,
  };
}

function outcomeOf(positioned: readonly Positioned[], seats: number): RenewalOutcome {
  const surplus = Math.max(0, positioned.length - seats);
  const counts = { lose: 0, 'may-lose': 0, keep: 0 };
  const active = { lose: 0, 'may-lose': 0, keep: 0 };
  const ranked = positioned.map(({ user, before, active: isActive }): RankedHolder => {
    const fate: Fate =
      before.most < surplus ? 'lose' : before.least >= surplus ? 'keep' : 'may-lose';
    counts[fate] += 1;
    if (isActive) active[fate] += 1;
    return { user, before, fate, active: isActive };
  });
  // The rest of the surplus falls on those who may lose.
  const open = surplus - counts.lose;
  const othersWhoMay = counts['may-lose'] - active['may-lose'];
  return {
    seats,
    holders: positioned.length,
    surplus,
    ranked,
    counts,
    activeLosing: {
      least: active.lose + Math.max(0, open - othersWhoMay),
      most: active.lose + Math.min(open, active['may-lose']),
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

/** A bar of the chart of the ranked list: neighboring holders, by the one idle longest. */
export type CutoffBar = {
  /** The one-based rank of its first holder. */
  readonly from: number;
  /** The one-based rank of its last holder. */
  readonly to: number;
  /** Days since the last Duo activity; null for none recorded or unknown. */
  readonly days: number | null;
  /** The fate of most of its holders. */
  readonly fate: Fate;
};

/** More bars are too narrow to read. */
const MOST_BARS = 100;

/** The ranked list in about 100 bars. None of them spans the cutoff, which is after `surplus` holders. */
export function cutoffBars(
  ranked: readonly RankedHolder[],
  surplus: number,
  today: Day,
): readonly CutoffBar[] {
  const size = Math.max(1, Math.ceil(ranked.length / MOST_BARS));
  const bars: CutoffBar[] = [];
  for (let start = 0; start < ranked.length;) {
    const next = start + size;
    const end = Math.min(ranked.length, start < surplus && surplus < next ? surplus : next);
    bars.push(barOf(ranked.slice(start, end), start, today));
    start = end;
  }
  return bars;
}

function barOf(members: readonly RankedHolder[], start: number, today: Day): CutoffBar {
  const counts = { lose: 0, 'may-lose': 0, keep: 0 };
  let days: number | null = 0;
  for (const { user, fate } of members) {
    counts[fate] += 1;
    const day = user.lastDuoActivityOn;
    if (typeof day !== 'string') days = null;
    else if (days !== null) days = Math.max(days, daysBetween(day, today));
  }
  const fates = ['lose', 'may-lose', 'keep'] as const;
  const fate = fates.reduce((most, one) => (counts[one] > counts[most] ? one : most));
  return { from: start + 1, to: start + members.length, days, fate };
}
