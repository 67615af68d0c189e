import type { FigureValue } from './figure-value';

/** How far the list is read that things are counted in. */
export type CountState = {
  /** Nothing has been read yet, and it is under way. */
  readonly waiting: boolean;
  /** Nothing could be read. */
  readonly failed: boolean;
  readonly loaded: number;
  /** Null while nobody knows. */
  readonly total: number | null;
  /** When the list was read (ms) if it is an earlier one, shown while a newer one is on its way; else null. */
  readonly staleSince: number | null;
};

/** A count as a figure that shows how far it can be trusted. */
export function countFigure(
  count: { readonly value: number; readonly complete: boolean },
  state: CountState,
): FigureValue {
  if (state.failed) return { kind: 'unknown' };
  if (state.waiting) return { kind: 'loading' };
  if (state.staleSince !== null) {
    return { kind: 'stale', value: count.value, asOf: new Date(state.staleSince) };
  }
  if (count.complete) return { kind: 'complete', value: count.value };
  return { kind: 'partial', value: count.value, loaded: state.loaded, total: state.total };
}
