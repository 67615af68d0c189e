import { createYieldToMain, type YieldToMain } from '../../lib/yield-to-main';
import { unpackIds, unpackPairs } from './packing';
import type { Holders, SeatHistory, SeatSnapshot } from './seat-snapshot';

/** Users between two looks at the clock. */
export const STEP = 1_000;

/** Who held a seat in a snapshot of a history. */
export async function holdersAt(
  { snapshots }: Pick<SeatHistory, 'snapshots'>,
  takenAt: number,
  yieldToMain: YieldToMain = createYieldToMain(),
): Promise<Holders> {
  const holders = new Map<string, string>();
  for (const snapshot of snapshots) {
    if (snapshot.takenAt > takenAt) break;
    await applyTo(holders, snapshot, yieldToMain);
  }
  return holders;
}

/** Changes the holders of a snapshot to those of the next one. */
export async function applyTo(
  holders: Map<string, string>,
  { lost, named }: SeatSnapshot,
  yieldToMain: YieldToMain,
): Promise<void> {
  await inSteps(unpackIds(lost), (id) => holders.delete(id), yieldToMain);
  await inSteps(unpackPairs(named), ([id, username]) => holders.set(id, username), yieldToMain);
}

/** Does something with each item, and lets the page draw in between. */
export async function inSteps<T>(
  items: Iterable<T>,
  work: (item: T) => unknown,
  yieldToMain: YieldToMain,
): Promise<void> {
  let count = 0;
  for (const item of items) {
    work(item);
    count += 1;
    if (count % STEP === 0) await yieldToMain();
  }
  await yieldToMain();
}
