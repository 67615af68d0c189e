import type { YieldToMain } from '../../lib/yield-to-main';
import type { RunChange } from './run-change';
import type { SeatHistory } from './seat-snapshot';

/**
 * Since when a user has had the seat that they hold. GitLab does not tell, so mostly these are bounds.
 * - `exact`: a run of this browser assigned it.
 * - `bounds`: it was there at `latest`, and in every look since. It was not at `earliest`; null where no look
 *   is older, so that it may be years old.
 */
export type Tenure =
  | { readonly kind: 'exact'; readonly at: number; readonly runId: string }
  | { readonly kind: 'bounds'; readonly earliest: number | null; readonly latest: number };

/** The tenures of a purchase's holders, by user ID. Users who hold no seat in the latest look, or were not changed by a run since, have none. */
export type Tenures = ReadonlyMap<string, Tenure>;

export declare function tenuresOf(
  history: SeatHistory,
  changes: readonly RunChange[],
  yieldToMain?: YieldToMain,
): Promise<Tenures>;

/** Whole days: a seat is held for at least, and at most, so many; `most` is null where nothing tells. */
export type TenureDays = { readonly least: number; readonly most: number | null };

export declare function tenureDays(tenure: Tenure, now: number): TenureDays;
