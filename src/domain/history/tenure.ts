import { type Day, utcDay } from '../../lib/days';
import { createYieldToMain, type YieldToMain } from '../../lib/yield-to-main';
import { eachKey, eachPair, idOf, inSteps, keyOf, type UserKey } from './packing';
import { changesByUser, type RunChange } from './run-change';
import type { SeatHistory, SeatSnapshot } from './seat-snapshot';

/**
 * Since when a user has had the seat that they hold (ms). GitLab does not tell, so mostly these are bounds. A
 * seat that was lost and came back between two looks, by nothing that this browser did, counts as one.
 * - `exact`: a run of this browser assigned it.
 * - `bounds`: it was there at `latest` and in every look since, and not yet at `earliest`; null where no look
 *   is older, so that it may be years old.
 */
export type Tenure =
  | { readonly kind: 'exact'; readonly at: number; readonly runId: string }
  | { readonly kind: 'bounds'; readonly earliest: number | null; readonly latest: number };

/** By user ID, of all who hold a seat by the latest look and the runs after it. */
export type Tenures = Iterable<readonly [userId: string, tenure: Tenure]> & {
  get(userId: string): Tenure | undefined;
};

export async function tenuresOf(
  { snapshots }: Pick<SeatHistory, 'snapshots'>,
  changes: readonly RunChange[],
  yieldToMain: YieldToMain = createYieldToMain(),
): Promise<Tenures> {
  const begins = new Map<UserKey, Begin>();
  for (const [at, { takenAt, lost, named }] of snapshots.entries()) {
    const earliest = snapshots[at - 1]?.begunAt ?? null;
    const seen: Begin = { earliest, latest: takenAt, runId: null };
    await eachKey(lost, (key) => begins.delete(key), yieldToMain);
    const begin = (key: UserKey) => begins.has(key) || begins.set(key, seen);
    await eachPair(named, begin, yieldToMain);
  }
  const narrow = ([userId, own]: readonly [string, readonly RunChange[]]) => {
    const key = keyOf(userId);
    const begin = afterRuns(begins.get(key) ?? null, own, snapshots);
    if (begin === null) begins.delete(key);
    else begins.set(key, begin);
  };
  await inSteps(changesByUser(changes), narrow, yieldToMain);
  return {
    get(userId) {
      const begin = begins.get(keyOf(userId));
      return begin && tenureOf(begin);
    },
    *[Symbol.iterator]() {
      for (const [key, begin] of begins) yield [idOf(key), tenureOf(begin)];
    },
  };
}

export const NO_TENURES: Tenures = new Map();

/** Between which times a seat began; `runId` where a run assigned it. */
type Begin = {
  readonly earliest: number | null;
  readonly latest: number;
  readonly runId: string | null;
};

function tenureOf({ earliest, latest, runId }: Begin): Tenure {
  return runId === null
    ? { kind: 'bounds', earliest, latest }
    : { kind: 'exact', at: latest, runId };
}

/** When a seat began, by the looks and what runs did to it; null where they leave it without one. */
function afterRuns(
  seen: Begin | null,
  changes: readonly RunChange[],
  snapshots: readonly SeatSnapshot[],
): Begin | null {
  let begin = seen;
  const lastReading = snapshots.at(-1)?.begunAt ?? null;
  for (const change of changes) {
    const { action, certain, sentAt, settledAt, runId } = change;
    // Looks after it showed what came of it.
    const relevant = begin === null ? lastReading : begin.earliest;
    if (relevant !== null && settledAt < relevant) continue;
    if (action === 'assign') {
      if (certain) begin = { earliest: sentAt, latest: settledAt, runId };
    } else if (begin !== null) {
      const next = snapshots.find(({ begunAt }) => begunAt >= settledAt)?.takenAt ?? null;
      if (next !== null) {
        // A later look shows the seat: it began anew, or was never taken away.
        begin = { earliest: certain ? sentAt : begin.earliest, latest: next, runId: null };
      } else if (certain) begin = null;
    }
  }
  return begin;
}

/** Whole days: a seat is held for at least, and at most, so many; `most` is null where nothing tells. */
export type TenureDays = { readonly least: number; readonly most: number | null };

const DAY_MS = 86_400_000;

export function tenureDays(tenure: Tenure, now: number): TenureDays {
  const since = (time: number) => Math.max(0, Math.floor((now - time) / DAY_MS));
  if (tenure.kind === 'exact') return { least: since(tenure.at), most: since(tenure.at) };
  const { earliest, latest } = tenure;
  return { least: since(latest), most: earliest === null ? null : since(earliest) };
}

/**
 * What a grace of some days means for a seat.
 * - `new`: it began within the grace, or may have.
 * - `old`: it did not.
 * - `unproven`: no look is old enough to tell.
 */
export function graceOf(
  tenure: Tenure | undefined,
  graceDays: number,
  now: number,
): 'new' | 'old' | 'unproven' {
  if (graceDays === 0) return 'old';
  if (tenure === undefined) return 'unproven';
  const { least, most } = tenureDays(tenure, now);
  if (least > graceDays) return 'old';
  return most === null ? 'unproven' : 'new';
}

/** The day on which a run of this browser assigned a seat, or on which this browser first saw it. */
export function firstSeenOn(tenure: Tenure): Day {
  return utcDay(tenure.kind === 'exact' ? tenure.at : tenure.latest);
}
