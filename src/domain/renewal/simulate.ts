import type { Day } from '../../lib/days';
import type { SeatUser } from '../seat-user';
import { isWithin } from '../utilization/recency';
import { orderSpan, type OrderKnowledge, type OrderSpan } from './seat-order';

/** What a renewal would do to a seat: `lose` and `keep` are certain by what is known, `may-lose` is neither. */
export type Fate = 'lose' | 'may-lose' | 'keep';

/** A holder in the order in which GitLab takes seats away. */
export type RankedHolder = {
  readonly user: SeatUser;
  /** How many are before this holder for certain, and how many at most; of the seats taken away. */
  readonly before: { readonly least: number; readonly most: number };
  readonly fate: Fate;
  /** Active in Duo within the days asked for, and able to use the seat. */
  readonly active: boolean;
};

export type RenewalOutcome = {
  readonly seats: number;
  readonly holders: number;
  /** Seats that GitLab would take away: holders beyond `seats`. */
  readonly surplus: number;
  /** Who goes first comes first; where the order is not known, by what is likely. */
  readonly ranked: readonly RankedHolder[];
  readonly counts: Readonly<Record<Fate, number>>;
  /** Active users who lose their seat: at least and at most. */
  readonly activeLosing: { readonly least: number; readonly most: number };
};

/** An active user has Duo activity within so many days. */
export const ACTIVE_DAYS = 30;

/** The holders of a purchase with their places in the order; to be asked for many numbers of seats. */
export type RenewalOrder = {
  readonly holders: number;
  outcome(seats: number): RenewalOutcome;
  /** The least number of seats with which no active user can lose theirs, by what is known. */
  readonly leastForActive: number;
  readonly activeHolders: number;
};

type Placed = Omit<RankedHolder, 'fate'> & { readonly span: OrderSpan };

/**
 * Ranks the holders by the order that is assumed. Each holder's place is bounded by those who are
 * certainly and those who are possibly before them, so whatever the API does not tell (assignment dates,
 * use of Code Suggestions alone) widens `may-lose` and can never make a certainty wrong.
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
  const placed: Placed[] = holders.map((user, index) => {
    const span = spans[index] ?? { first: -Infinity, last: Infinity };
    return {
      user,
      span,
      before: {
        least: countBelow(lasts, span.first),
        // Everybody who may be before, less this one. Equal places may fall either way.
        most: countUpTo(firsts, span.last) - 1,
      },
      active: user.state === 'active' && isWithin(user.lastDuoActivityOn, activeDays, today),
    };
  });
  placed.sort(likelyOrder);
  const active = placed.filter((one) => one.active);
  const firstActive = active.reduce((least, one) => Math.min(least, one.before.least), Infinity);
  return {
    holders: placed.length,
    outcome: (seats) => outcomeOf(placed, seats),
    leastForActive: active.length === 0 ? 0 : placed.length - firstActive,
    activeHolders: active.length,
  };
}

function outcomeOf(placed: readonly Placed[], seats: number): RenewalOutcome {
  const surplus = Math.max(0, placed.length - seats);
  const counts = { lose: 0, 'may-lose': 0, keep: 0 };
  const active = { lose: 0, 'may-lose': 0, keep: 0 };
  const ranked = placed.map(({ user, before, active: isActive }): RankedHolder => {
    const fate: Fate =
      before.most < surplus ? 'lose' : before.least >= surplus ? 'keep' : 'may-lose';
    counts[fate] += 1;
    if (isActive) active[fate] += 1;
    return { user, before, fate, active: isActive };
  });
  // Of those in doubt, as many lose theirs as are left of the surplus.
  const open = surplus - counts.lose;
  const othersInDoubt = counts['may-lose'] - active['may-lose'];
  return {
    seats,
    holders: placed.length,
    surplus,
    ranked,
    counts,
    activeLosing: {
      least: active.lose + Math.max(0, open - othersInDoubt),
      most: active.lose + Math.min(open, active['may-lose']),
    },
  };
}

/** By the latest place they may have, which is that of the day told; then the one certain first. */
function likelyOrder(a: Placed, b: Placed): number {
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
