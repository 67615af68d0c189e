import { indexNames, suggestUser, type NameIndex } from '../../domain/plan/suggest-user';
import type { ImportedRow } from '../../domain/plan/read-user-list';
import type { SeatUser } from '../../domain/seat-user';
import { keyOf } from './matches';
import type { YieldToMain } from '../../lib/yield-to-main';

/** A list with more unknown rows has another problem than slips of the keys. */
export const MAX_SUGGESTED = 1_000;

/** Finds the users whom unknown rows may mean, and remembers them while the roster stays the same. */
export type Suggester = {
  /** Null where nobody is close, and where nothing has been searched. */
  readonly suggested: (row: ImportedRow) => SeatUser | null;
  /** Searches for the first {@link MAX_SUGGESTED} rows, in steps. */
  readonly search: (
    rows: readonly ImportedRow[],
    users: readonly SeatUser[],
    yieldToMain: YieldToMain,
    signal: AbortSignal,
  ) => Promise<void>;
};

export function createSuggester(): Suggester {
  let source: readonly SeatUser[] | null = null;
  let index: NameIndex | null = null;
  let known = new Map<string, SeatUser | null>();

  async function indexOf(
    users: readonly SeatUser[],
    yieldToMain: YieldToMain,
    signal: AbortSignal,
  ): Promise<NameIndex | null> {
    if (users === source && index !== null) return index;
    const steps = indexNames(users);
    let step = steps.next();
    while (!step.done) {
      await yieldToMain();
      if (signal.aborted) return null;
      step = steps.next();
    }
    source = users;
    index = step.value;
    known = new Map();
    return index;
  }

  return {
    suggested: (row) => known.get(keyOf(row)) ?? null,
    async search(rows, users, yieldToMain, signal) {
      if (rows.length === 0) return;
      const names = await indexOf(users, yieldToMain, signal);
      if (names === null) return;
      for (const row of rows.slice(0, MAX_SUGGESTED)) {
        const key = keyOf(row);
        if (known.has(key)) continue;
        known.set(key, suggestUser(row, names));
        await yieldToMain();
        if (signal.aborted) return;
      }
    },
  };
}
