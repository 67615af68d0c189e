import { daysBetween, utcDay, type Day } from '../../lib/days';
import { createYieldToMain, type YieldToMain } from '../../lib/yield-to-main';
import type { SeatUser } from '../seat-user';
import { eachKey, eachPair, inSteps, keyOf, type UserKey } from './packing';
import type { SeatHistory } from './seat-snapshot';
import type { Tenure, Tenures } from './tenure';

/** Days as far as they are known: at least and at most. */
export type DayRange = { readonly least: number; readonly most: number };

/** What became of the seats that began in the last days. */
export type Activation = {
  /** Seats that are known to have begun in this time. */
  readonly seats: number;
  /** How many of their holders have used Duo since. */
  readonly used: number;
  /** Of whom it is not reported, or whose last use may be from before the seat. */
  readonly unknown: number;
  /** Days from the seat to the first use, over those who have used it; null where nobody has. */
  readonly median: DayRange | null;
};

export const ACTIVATION_DAYS = 30;

const DAY_MS = 86_400_000;

/**
 * How many of the seats that were first seen in the last days are used. GitLab tells days, and the last one
 * only, so a use on the day on which the seat began counts, and the first use lies between two days.
 */
export async function activation(
  { snapshots }: Pick<SeatHistory, 'snapshots'>,
  tenures: Tenures,
  /** The holders of now, among others. */
  users: readonly SeatUser[],
  options: { readonly now: number; readonly days?: number },
  yieldToMain: YieldToMain = createYieldToMain(),
): Promise<Activation> {
  const { now, days = ACTIVATION_DAYS } = options;
  const firstUses = await firstUsesOf(snapshots, yieldToMain);
  const counts = { seats: 0, used: 0, unknown: 0 };
  const ranges: DayRange[] = [];
  const count = (user: SeatUser) => {
    const tenure = tenures.get(user.id);
    const began = tenure && user.holdsSeat ? beganBetween(tenure) : null;
    if (began === null || now - began.seenAt > days * DAY_MS) return;
    counts.seats += 1;
    const last = user.lastDuoActivityOn;
    if (last === null || (last !== undefined && last < began.earliest)) return;
    if (last === undefined || last < began.latest) {
      counts.unknown += 1;
      return;
    }
    counts.used += 1;
    ranges.push(daysToUse(began, last, firstUses.get(keyOf(user.id))));
  };
  await inSteps(users, count, yieldToMain);
  return { ...counts, median: medianOf(ranges) };
}

type Began = { readonly earliest: Day; readonly latest: Day; readonly seenAt: number };

/** Null where the seat may be years old. */
function beganBetween(tenure: Tenure): Began | null {
  if (tenure.kind === 'exact') {
    const day = utcDay(tenure.at);
    return { earliest: day, latest: day, seenAt: tenure.at };
  }
  const { earliest, latest } = tenure;
  if (earliest === null) return null;
  return { earliest: utcDay(earliest), latest: utcDay(latest), seenAt: latest };
}

/** A use that a look was the first to see, and the day before which there was none; empty where unknown. */
type FirstUse = { readonly day: Day; readonly notBefore: Day };

async function firstUsesOf(
  snapshots: SeatHistory['snapshots'],
  yieldToMain: YieldToMain,
): Promise<ReadonlyMap<UserKey, FirstUse>> {
  const uses = new Map<UserKey, FirstUse>();
  for (const { lost, used } of snapshots) {
    await eachKey(lost, (key) => uses.delete(key), yieldToMain);
    const see = (key: UserKey, text: string) => {
      const [day = '', notBefore = ''] = text.split('/');
      uses.set(key, { day, notBefore });
    };
    await eachPair(used, see, yieldToMain);
  }
  return uses;
}

function daysToUse(began: Began, last: Day, seen: FirstUse | undefined): DayRange {
  // A use that may be from before the seat says nothing about the first one since.
  const isSince = seen !== undefined && seen.day >= began.latest && seen.day <= last;
  const first = isSince ? seen.day : last;
  const notBefore = isSince && seen.notBefore > began.latest ? seen.notBefore : began.latest;
  // GitLab may record a use on a day that an earlier look has seen without it.
  const until = notBefore < first ? notBefore : first;
  return {
    least: Math.max(0, daysBetween(began.latest, until)),
    most: daysBetween(began.earliest, first),
  };
}

/** The least and the most that the median can be. */
function medianOf(ranges: readonly DayRange[]): DayRange | null {
  if (ranges.length === 0) return null;
  const middle = (key: keyof DayRange) => {
    const sorted = ranges.map((range) => range[key]).toSorted((a, b) => a - b);
    const half = Math.floor(sorted.length / 2);
    const upper = sorted[half] ?? 0;
    return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? upper) + upper) / 2;
  };
  return { least: middle('least'), most: middle('most') };
}
