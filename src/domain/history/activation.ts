import type { YieldToMain } from '../../lib/yield-to-main';
import type { SeatHistory } from './seat-snapshot';
import type { SeatUser } from '../seat-user';
import type { Tenures } from './tenure';

/** Days as far as they are known: at least and at most. */
export type DayRange = { readonly least: number; readonly most: number };

/** What became of the seats that began in the last days. */
export type Activation = {
  /** Seats of which this browser knows that they began in this time. */
  readonly seats: number;
  /** How many of their holders have used Duo since. */
  readonly used: number;
  /** Of whom GitLab does not report it, or not well enough: the last use may be from before the seat. */
  readonly unknown: number;
  /** Days from the seat to the first use, over those who have used it; null where nobody has. */
  readonly median: DayRange | null;
};

export const ACTIVATION_DAYS = 30;

export declare function activation(
  history: SeatHistory,
  tenures: Tenures,
  /** The holders of now. */
  users: readonly SeatUser[],
  options: { readonly now: number; readonly days?: number; readonly yieldToMain?: YieldToMain },
): Promise<Activation>;
