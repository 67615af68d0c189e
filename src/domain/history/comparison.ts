import { createYieldToMain, type YieldToMain } from '../../lib/yield-to-main';
import type { SeatAction } from '../plan/plan';
import type { MemberFact } from '../utilization/breakdown';
import { eachKey, eachPair, idOf, inSteps, type UserKey } from './packing';
import { keyedHoldersAt } from './replay';
import { changesByUser, type RunChange } from './run-change';
import type { CompleteSnapshot, Holder, SeatHistory } from './seat-snapshot';

/** Who changed a seat: a run of this browser, or something else, which GitLab does not tell. */
export type ChangeSource =
  | { readonly kind: 'run'; readonly runId: string; readonly certain: boolean }
  | { readonly kind: 'elsewhere' };

export type HolderChange = Holder & { readonly by: ChangeSource };

/** What differs between two snapshots. `kept` is who holds a seat in both. */
export type Comparison = {
  readonly from: CompleteSnapshot;
  readonly to: CompleteSnapshot;
  readonly gained: readonly HolderChange[];
  readonly lost: readonly HolderChange[];
  readonly kept: readonly Holder[];
};

/** Compares two snapshots, the earlier one with the later one, in whichever order they are given. */
export async function compareSnapshots(
  { snapshots }: Pick<SeatHistory, 'snapshots'>,
  pair: readonly [CompleteSnapshot, CompleteSnapshot],
  changes: readonly RunChange[],
  yieldToMain: YieldToMain = createYieldToMain(),
): Promise<Comparison> {
  const [from, to] = pair[0].takenAt <= pair[1].takenAt ? pair : [pair[1], pair[0]];
  const before = await keyedHoldersAt({ snapshots }, from.takenAt, yieldToMain);
  const gained = new Map<UserKey, string>();
  const lost = new Map<UserKey, string>();
  const renamed = new Map<UserKey, string>();
  for (const snapshot of snapshots) {
    if (snapshot.takenAt <= from.takenAt) continue;
    if (snapshot.takenAt > to.takenAt) break;
    const lose = (key: UserKey) => {
      const username = before.get(key);
      if (!gained.delete(key) && username !== undefined) {
        lost.set(key, renamed.get(key) ?? username);
      }
    };
    await eachKey(snapshot.lost, lose, yieldToMain);
    const name = (key: UserKey, username: string) => {
      lost.delete(key);
      (before.has(key) ? renamed : gained).set(key, username);
    };
    await eachPair(snapshot.named, name, yieldToMain);
  }
  const kept: Holder[] = [];
  const keep = ([key, username]: readonly [UserKey, string]) =>
    lost.has(key) || kept.push({ id: idOf(key), username: renamed.get(key) ?? username });
  await inSteps(before, keep, yieldToMain);
  const sourceOf = sourcesBetween(from.begunAt, to.takenAt, changes);
  const change =
    (into: HolderChange[], action: SeatAction) =>
    ([key, username]: readonly [UserKey, string]) => {
      const id = idOf(key);
      into.push({ id, username, by: sourceOf(id, action) });
    };
  const [gains, losses]: [HolderChange[], HolderChange[]] = [[], []];
  await inSteps(gained, change(gains, 'assign'), yieldToMain);
  await inSteps(lost, change(losses, 'remove'), yieldToMain);
  return { from, to, gained: gains, lost: losses, kept };
}

const ELSEWHERE: ChangeSource = { kind: 'elsewhere' };

/** The last certain change by a run in this time says who made a seat what it is; without one, one in doubt. */
function sourcesBetween(
  from: number,
  to: number,
  changes: readonly RunChange[],
): (userId: string, action: SeatAction) => ChangeSource {
  const byUser = changesByUser(
    changes.filter(({ sentAt, settledAt }) => settledAt >= from && sentAt <= to),
  );
  return (userId, wanted) => {
    let doubtful: ChangeSource = ELSEWHERE;
    for (const { action, certain, runId } of byUser.get(userId)?.toReversed() ?? []) {
      if (certain) return action === wanted ? { kind: 'run', runId, certain } : doubtful;
      if (action === wanted && doubtful === ELSEWHERE) doubtful = { kind: 'run', runId, certain };
    }
    return doubtful;
  };
}

/** How many seats one source gave and took. */
export type SourceCount = {
  readonly by: ChangeSource;
  readonly gained: number;
  readonly lost: number;
};

/** The source with the most changes first. */
export function countSources({ gained, lost }: Comparison): readonly SourceCount[] {
  const counts = new Map<string, { -readonly [Key in keyof SourceCount]: SourceCount[Key] }>();
  const count = (key: 'gained' | 'lost', changes: readonly HolderChange[]) => {
    for (const { by } of changes) {
      const name = by.kind === 'run' ? `${by.runId} ${by.certain}` : '';
      const known = counts.get(name) ?? { by, gained: 0, lost: 0 };
      known[key] += 1;
      counts.set(name, known);
    }
  };
  count('gained', gained);
  count('lost', lost);
  return [...counts.values()].toSorted((a, b) => b.gained + b.lost - a.gained - a.lost);
}

/** The seats of a subgroup; `group` is null for users without a known membership. */
export type SubgroupChange = {
  readonly group: string | null;
  readonly gained: number;
  readonly lost: number;
  readonly kept: number;
};

/** By the group in which the members have their highest role; the most changes first, the unknown last. */
export function bySubgroup(
  comparison: Pick<Comparison, 'gained' | 'lost' | 'kept'>,
  facts: ReadonlyMap<string, MemberFact>,
): readonly SubgroupChange[] {
  const rows = new Map<
    string | null,
    { -readonly [Key in keyof SubgroupChange]: SubgroupChange[Key] }
  >();
  for (const key of ['gained', 'lost', 'kept'] as const) {
    for (const { id } of comparison[key]) {
      const group = facts.get(id)?.group ?? null;
      const row = rows.get(group) ?? { group, gained: 0, lost: 0, kept: 0 };
      row[key] += 1;
      rows.set(group, row);
    }
  }
  const weight = ({ group, gained, lost }: SubgroupChange) => (group === null ? -1 : gained + lost);
  return [...rows.values()].toSorted((a, b) => weight(b) - weight(a));
}
