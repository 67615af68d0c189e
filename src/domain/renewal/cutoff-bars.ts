import { daysBetween, type Day } from '../../lib/days';
import type { Fate, RankedHolder } from './simulate';

/** A bar of the picture of the ranked list: some neighbors in it, by the one idle longest. */
export type CutoffBar = {
  /** Places in the order, from 1. */
  readonly from: number;
  readonly to: number;
  /** Days since the last Duo activity; null for none recorded or not known. */
  readonly days: number | null;
  /** That of most of them. */
  readonly fate: Fate;
};

/** So many bars can be told apart. */
const MOST_BARS = 100;

/** The ranked list in at most 100 bars, none of which reaches over the cut after `surplus` places. */
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
