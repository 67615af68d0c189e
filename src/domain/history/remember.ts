import { utcDay } from '../../lib/days';
import { createYieldToMain, type YieldToMain } from '../../lib/yield-to-main';
import { packIds, packPairs, unpackIds, unpackPairs } from './packing';
import { applyTo, inSteps } from './replay';
import { pruned } from './retention';
import type { SeatHistory, SeatLook, SeatSnapshot } from './seat-snapshot';
import { joinHistories } from './join-histories';

/** The history with one more look; snapshots that are no longer kept are gone. */
export async function withLook(
  history: SeatHistory,
  look: SeatLook,
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
  readonly holders: Map<string, string>;
  /** The day of the look before a seat was first seen, for seats of which no use is known since. */
  readonly unused: Map<string, string>;
  readonly last: SeatSnapshot | null;
};

async function stateOf(
  snapshots: readonly SeatSnapshot[],
  yieldToMain: YieldToMain,
): Promise<State> {
  const holders = new Map<string, string>();
  const unused = new Map<string, string>();
  let last: SeatSnapshot | null = null;
  for (const snapshot of snapshots) {
    for (const id of unpackIds(snapshot.lost)) {
      unused.delete(id);
      holders.delete(id);
    }
    if (last !== null) {
      const day = utcDay(last.begunAt);
      for (const [id] of unpackPairs(snapshot.named)) if (!holders.has(id)) unused.set(id, day);
    }
    for (const [id] of unpackPairs(snapshot.used)) unused.delete(id);
    await applyTo(holders, snapshot, yieldToMain);
    last = snapshot;
  }
  return { holders, unused, last };
}

async function snapshotOf(
  look: SeatLook,
  { holders: before, unused, last }: State,
  yieldToMain: YieldToMain,
): Promise<SeatSnapshot> {
  const { begunAt, takenAt, figures, holders } = look;
  const named: [string, string][] = [];
  const lost: string[] = [];
  const used: [string, string][] = [];
  await inSteps(
    holders,
    ([id, username]) => {
      const known = before.get(id);
      if (known !== username) named.push([id, username]);
      const isNew = known === undefined;
      // Since when the seat may be there; a seat of the first look may be years old.
      const from = isNew ? last && utcDay(last.begunAt) : unused.get(id);
      const day = look.lastUses.get(id);
      if (!from || day === undefined || day < from) return;
      const unusedUntil = isNew || last === null ? '' : utcDay(last.begunAt - BUFFER_MS);
      used.push([id, `${day}/${unusedUntil}`]);
    },
    yieldToMain,
  );
  await inSteps(before.keys(), (id) => (holders.has(id) ? null : lost.push(id)), yieldToMain);
  return {
    begunAt,
    takenAt,
    figures,
    count: holders.size,
    named: packPairs(named),
    lost: packIds(lost),
    used: packPairs(used),
  };
}

/** GitLab writes the day of the last use with a delay of 10 minutes. */
const BUFFER_MS = 600_000;
