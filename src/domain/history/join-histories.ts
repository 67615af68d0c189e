import { createYieldToMain, type YieldToMain } from '../../lib/yield-to-main';
import { eachKey, inSteps, packKeys, packPairs, type UserKey } from './packing';
import { applyTo, type KeyedHolders } from './replay';
import { pruned } from './retention';
import type { SeatHistory, SeatSnapshot } from './seat-snapshot';

/** The history with the snapshots of another one of the same purchase, such as that of a file. */
export async function joinHistories(
  history: SeatHistory,
  other: SeatHistory,
  now: number,
  yieldToMain: YieldToMain = createYieldToMain(),
): Promise<SeatHistory> {
  const known = new Set(history.snapshots.map(({ takenAt }) => takenAt));
  const sources = [history, other].map(() => new Map<UserKey, string>());
  const all = [history, other]
    .flatMap(({ snapshots }, source) => snapshots.map((snapshot) => ({ snapshot, source })))
    .toSorted((a, b) => a.snapshot.takenAt - b.snapshot.takenAt || a.source - b.source);
  const snapshots: SeatSnapshot[] = [];
  /** The source of the last one, and who held a seat in it. */
  let last: { readonly source: number; readonly holders: KeyedHolders } | null = null;
  for (const { snapshot, source } of all) {
    const holders = sources[source] ?? new Map<UserKey, string>();
    await applyTo(holders, snapshot, yieldToMain);
    if (source === 1 && known.has(snapshot.takenAt)) continue;
    const before: KeyedHolders | null =
      last === null || last.source === source ? null : last.holders;
    snapshots.push(before ? await differenceOf(snapshot, before, holders, yieldToMain) : snapshot);
    last = { source, holders };
  }
  return pruned({ ...history, snapshots }, now, yieldToMain);
}

async function differenceOf(
  snapshot: SeatSnapshot,
  before: KeyedHolders,
  holders: KeyedHolders,
  yieldToMain: YieldToMain,
): Promise<SeatSnapshot> {
  const named: (readonly [UserKey, string])[] = [];
  /** Those of the snapshot's own who hold a seat began anew. */
  const lost = new Set<UserKey>();
  await eachKey(snapshot.lost, (key) => holders.has(key) && lost.add(key), yieldToMain);
  await inSteps(
    holders,
    ([key, username]) => {
      if (before.get(key) !== username || lost.has(key)) named.push([key, username]);
    },
    yieldToMain,
  );
  await inSteps(before.keys(), (key) => holders.has(key) || lost.add(key), yieldToMain);
  return { ...snapshot, named: packPairs(named), lost: packKeys(lost) };
}
