import type { RunChange } from '../domain/history/run-change';
import type { SeatHistory } from '../domain/history/seat-snapshot';
import type { Tenures } from '../domain/history/tenure';

/** What this browser knows of the past of a purchase's seats. */
export type SeatPast = {
  readonly history: SeatHistory;
  /** What runs of this browser did to its seats. */
  readonly changes: readonly RunChange[];
  readonly tenures: Tenures;
};

/** Reads it from the snapshots and the journal. */
export declare function readSeatPast(instance: string, purchaseId: string): Promise<SeatPast>;
