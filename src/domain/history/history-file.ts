import type { SeatHistory } from './seat-snapshot';

/** In bytes; a history that this app keeps is smaller. */
export const MOST_HISTORY_BYTES = 50 * 1024 * 1024;

/** A history as a file to keep, or to carry to another browser. */
export declare function writeHistory(history: SeatHistory): string;

/** The history of such a file; null for any other file. */
export declare function readHistory(file: string): SeatHistory | null;
