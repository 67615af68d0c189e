import { utcDay } from '../../lib/days';
import { createYieldToMain, type YieldToMain } from '../../lib/yield-to-main';
import { eachKey, eachPair, inSteps, keyOf, packKeys, packPairs, type UserKey } from './packing';
import { pruned } from './retention';
import type { SeatHistory, HolderReading, SeatSnapshot } from './seat-snapshot';
import { joinHistories } from './join-histories';

/** The history with one more look; snapshots that are no longer kept are gone. */
export async function withReading(
  history: SeatHistory,
  look: HolderReading,
  now: number,
  yieldToMain: YieldToMain = createYieldToMain(),
): Promise<SeatHistory> {
  const last = history.snapshots.at(-1);
  if (last !== undefined && last.takenAt >= look.takenAt) {
    // The clock of this computer was set back.
    const snapshots = [await snapshotOf(look, await stateOf([], yieldToMain), yieldToMain)];
    return joinHistories(history, { ...history, snapshots }, now, yieldToMain);
  }
  const state = await stateOf(history.snapshots, yieldToMain);
  const snapshot = await snapshotOf(look, state, yieldToMain);
  const snapshots = [...history.snapshots, snapshot];
  return pruned({ ...history, snapshots }, now, yieldToMain);
}

/** What the next look is compared with. */
type State = {
  readonly holders: Map<UserKey, string>;
  /** The day of the look before a seat was first seen, for seats of which no use is known since. */
  readonly unused: Map<UserKey, string>;
  readonly last: SeatSnapshot | null;
};

async function stateOf(
  snapshots: readonly SeatSnapshot[],
  yieldToMain: YieldToMain,
): Promise<State> {
  const holders = new Map<UserKey, string>();
  const unused = new Map<UserKey, string>();
  let last: SeatSnapshot | null = null;
  for (const snapshot of snapshots) {
    const day = last && utcDay(last.begunAt);
    const lose = (key: UserKey) => holders.delete(key) && unused.delete(key);
    await eachKey(snapshot.lost, lose, yieldToMain);
    const name = (key: UserKey, username: string) => {
      if (day !== null && !holders.has(key)) unused.set(key, day);
      holders.set(key, username);
    };
    await eachPair(snapshot.named, name, yieldToMain);
    await eachPair(snapshot.used, (key) => unused.delete(key), yieldToMain);
    last = snapshot;
  }
  return { holders, unused, last };
}

async function snapshotOf(
  look: HolderReading,
  { holders: before, unused, last }: State,
  yieldToMain: YieldToMain,
): Promise<SeatSnapshot> {
  const { begunAt, takenAt, figures, holders } = look;
  const named: [UserKey, string][] = [];
  const used: [UserKey, string][] = [];
  const now = new Set<UserKey>();
  const unusedUntil = last === null ? '' : utcDay(last.begunAt - BUFFER_MS);
  const lastDay = last === null ? null : utcDay(last.begunAt);
  await inSteps(
    holders,
    ([id, username]) => {
      const key = keyOf(id);
      now.add(key);
      const known = before.get(key);
      if (known !== username) named.push([key, username]);
      const isNew = known === undefined;
      // Since when the seat may be there; a seat of the first look may be years old.
      const from = isNew ? lastDay : unused.get(key);
      const day = from ? look.lastUses.get(id) : undefined;
      if (!from || day === undefined || day < from) return;
      used.push([key, `${day}/${isNew ? '' : unusedUntil}`]);
    },
    yieldToMain,
  );
  const lost: UserKey[] = [];
  await inSteps(before.keys(), (key) => now.has(key) || lost.push(key), yieldToMain);
  return {
    begunAt,
    takenAt,
    figures,
    count: holders.size,
    named: packPairs(named),
    lost: packKeys(lost),
    used: packPairs(used),
  };
}

/** GitLab writes the day of the last use with a delay of 10 minutes. */
const BUFFER_MS = 600_000;
