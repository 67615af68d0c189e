import { utcDay } from '../../lib/days';
import type { YieldToMain } from '../../lib/yield-to-main';
import { eachKey, eachPair, packKeys, packPairs, type UserKey } from './packing';
import type { SeatHistory, SeatSnapshot } from './seat-snapshot';

const DAY_MS = 86_400_000;

/** How long the last look of each day is kept. */
export const KEPT_DAYS = 365;
/** How many looks are kept whatever their day. */
export const KEPT_LOOKS = 10;
/** Of one purchase; the oldest snapshots go before it is more. */
export const MOST_CHARACTERS = 20_000_000;

/** How much a snapshot takes, about as many bytes: IDs and usernames of GitLab are ASCII. */
export function sizeOf({ named, lost, used }: SeatSnapshot): number {
  return named.length + lost.length + used.length;
}

export function historySize({ snapshots }: Pick<SeatHistory, 'snapshots'>): number {
  return snapshots.reduce((sum, snapshot) => sum + sizeOf(snapshot), 0);
}

/** The history without what is no longer kept. What stays unchanged are the same objects. */
export async function pruned(
  history: SeatHistory,
  now: number,
  yieldToMain: YieldToMain,
  most = MOST_CHARACTERS,
): Promise<SeatHistory> {
  let kept = await without(
    history.snapshots,
    (at) => !isKept(history.snapshots, at, now),
    yieldToMain,
  );
  while (kept.length > 1 && historySize({ snapshots: kept }) > most) {
    kept = await without(kept, (at) => at === 0, yieldToMain);
  }
  return { ...history, snapshots: kept };
}

function isKept(snapshots: readonly SeatSnapshot[], at: number, now: number): boolean {
  const snapshot = snapshots[at];
  if (snapshot === undefined || at >= snapshots.length - KEPT_LOOKS) return true;
  if (now - snapshot.takenAt > KEPT_DAYS * DAY_MS) return false;
  const next = snapshots[at + 1];
  return next === undefined || utcDay(next.takenAt) !== utcDay(snapshot.takenAt);
}

/** Snapshots that go leave their differences to the next one. */
async function without(
  snapshots: readonly SeatSnapshot[],
  goes: (at: number) => boolean,
  yieldToMain: YieldToMain,
): Promise<SeatSnapshot[]> {
  const kept: SeatSnapshot[] = [];
  let gone: SeatSnapshot | null = null;
  for (const [at, snapshot] of snapshots.entries()) {
    const joined: SeatSnapshot =
      gone === null
        ? snapshot
        : await joinSnapshots(gone, snapshot, kept.length === 0, yieldToMain);
    gone = goes(at) ? joined : null;
    if (gone === null) kept.push(joined);
  }
  return kept;
}

/**
 * The second of two snapshots as the difference from the one before both. Who lost a seat in the first and has
 * one in the second is in both texts, as the seat began anew.
 */
async function joinSnapshots(
  first: SeatSnapshot,
  second: SeatSnapshot,
  isOldest: boolean,
  yieldToMain: YieldToMain,
): Promise<SeatSnapshot> {
  const lostSince = new Set<UserKey>();
  await eachKey(second.lost, (key) => lostSince.add(key), yieldToMain);
  const joined = async (earlier: string, later: string) => {
    const pairs = new Map<UserKey, string>();
    const stays = (key: UserKey, text: string) => lostSince.has(key) || pairs.set(key, text);
    await eachPair(earlier, stays, yieldToMain);
    await eachPair(later, (key, text) => pairs.set(key, text), yieldToMain);
    return packPairs(pairs);
  };
  const lost = new Set(lostSince);
  if (!isOldest) await eachKey(first.lost, (key) => lost.add(key), yieldToMain);
  return {
    ...second,
    named: await joined(first.named, second.named),
    lost: isOldest ? '' : packKeys(lost),
    used: await joined(first.used, second.used),
  };
}
