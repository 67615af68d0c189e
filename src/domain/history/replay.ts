import { createYieldToMain, type YieldToMain } from '../../lib/yield-to-main';
import { unpackLost, unpackNamed } from './packing';
import type { Holders, SeatHistory, SeatSnapshot } from './seat-snapshot';

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
  snapshot: SeatSnapshot,
  yieldToMain: YieldToMain,
): Promise<void> {
  for (const id of unpackLost(snapshot.lost)) holders.delete(id);
  let count = 0;
  for (const { id, username } of unpackNamed(snapshot.named)) {
    holders.set(id, username);
    count += 1;
    if (count % STEP === 0) await yieldToMain();
  }
  await yieldToMain();
}

/** Users between two looks at the clock. */
export const STEP = 2_000;
