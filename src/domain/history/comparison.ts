import type { YieldToMain } from '../../lib/yield-to-main';
import type { MemberFact } from '../utilization/breakdown';
import type { RunChange } from './run-change';
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

/** How many seats one source gave and took, the largest number first. */
export type SourceCount = {
  readonly by: ChangeSource;
  readonly gained: number;
  readonly lost: number;
};

/** The seats of a subgroup; `group` is null for users without a known membership. */
export type SubgroupChange = {
  readonly group: string | null;
  readonly gained: number;
  readonly lost: number;
  readonly kept: number;
};

/** Compares two snapshots, the earlier one with the later one, in whichever order they are given. */
export declare function compareSnapshots(
  history: SeatHistory,
  pair: readonly [CompleteSnapshot, CompleteSnapshot],
  changes: readonly RunChange[],
  yieldToMain?: YieldToMain,
): Promise<Comparison>;

export declare function countSources(comparison: Comparison): readonly SourceCount[];

/** By the group in which the members have their highest role; the most changes first. */
export declare function bySubgroup(
  comparison: Comparison,
  facts: ReadonlyMap<string, MemberFact>,
): readonly SubgroupChange[];
