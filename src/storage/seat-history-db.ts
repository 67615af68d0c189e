import type { SeatHistory, SeatLook } from '../domain/history/seat-snapshot';
import type { OpenDatabase } from './database';

/** Who held a seat at each look, by purchase. */
export type SeatHistoryStore = {
  /** False where the browser stores nothing: then it lasts as long as the page. */
  readonly durable: boolean;
  read(instance: string, purchaseId: string): Promise<SeatHistory>;
  /** Adds a look that is newer than all kept ones; resolves to the history with it. */
  record(look: SeatLook): Promise<SeatHistory>;
  /** Adds those of a file to the history of the same purchase; resolves to how many were new. */
  add(history: SeatHistory): Promise<number>;
  /** Deletes all of a purchase. */
  delete(instance: string, purchaseId: string): Promise<void>;
};

export declare function openSeatHistory(open?: OpenDatabase): Promise<SeatHistoryStore>;
