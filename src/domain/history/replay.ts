import { createYieldToMain, type YieldToMain } from '../../lib/yield-to-main';
import { eachKey, eachPair, idOf, inSteps, type UserKey } from './packing';
import type { Holders, SeatHistory, SeatSnapshot } from './seat-snapshot';

/** Usernames by the keys of holders. */
export type KeyedHolders = ReadonlyMap<UserKey, string>;

/** Who held a seat in a snapshot of a history. */
export async function holdersAt(
  history: Pick<SeatHistory, 'snapshots'>,
  takenAt: number,
  yieldToMain: YieldToMain = createYieldToMain(),
): Promise<Holders> {
  const holders = new Map<string, string>();
  const keyed = await keyedHoldersAt(history, takenAt, yieldToMain);
  await inSteps(keyed, ([key, username]) => holders.set(idOf(key), username), yieldToMain);
  return holders;
}

export async function keyedHoldersAt(
  { snapshots }: Pick<SeatHistory, 'snapshots'>,
  takenAt: number,
  yieldToMain: YieldToMain,
): Promise<KeyedHolders> {
  const holders = new Map<UserKey, string>();
  for (const snapshot of snapshots) {
    if (snapshot.takenAt > takenAt) break;
    await applyTo(holders, snapshot, yieldToMain);
  }
  return holders;
}

/** Changes the holders of a snapshot to those of the next one. */
export async function applyTo(
  holders: Map<UserKey, string>,
  { lost, named }: SeatSnapshot,
  yieldToMain: YieldToMain,
): Promise<void> {
  await eachKey(lost, (key) => holders.delete(key), yieldToMain);
  await eachPair(named, (key, username) => holders.set(key, username), yieldToMain);
}
