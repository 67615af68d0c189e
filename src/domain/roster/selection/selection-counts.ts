import type { RosterSnapshot } from '../roster-snapshot';
import type { SelectionSnapshot } from './selection-snapshot';
import type { VisibleRows } from '../view/visible-rows';

/** What the checkbox above the rows shows: of the visible users, none, some or all are selected. */
export type HeaderState = 'none' | 'some' | 'all';

export type SelectionCounts = {
  readonly total: number;
  /** Of those in the roster: with a seat, and without one. */
  readonly holding: number;
  readonly free: number;
  /** In the roster, but not among the visible users. */
  readonly hidden: number;
  /** Not in the roster: gone since, or not loaded. */
  readonly missing: number;
};

/** `total` is `holding + free + missing`. */
export function selectionCounts(
  selection: SelectionSnapshot,
  roster: Pick<RosterSnapshot, 'find'>,
  rows: VisibleRows,
): SelectionCounts {
  let [holding, free, missing, visible] = [0, 0, 0, 0];
  for (const id of selection.ids) {
    const user = roster.find(id);
    if (user === undefined) missing += 1;
    else if (user.holdsSeat) holding += 1;
    else free += 1;
  }
  // Without a filter everybody in the roster is visible.
  if (rows.length === rows.users.length) {
    visible = holding + free;
  } else if (selection.size > 0) {
    for (const index of rows.order) {
      const user = rows.users[index];
      if (user !== undefined && selection.ids.has(user.id)) visible += 1;
    }
  }
  return { total: selection.size, holding, free, hidden: holding + free - visible, missing };
}

/** From the counts, which went over everybody already. */
export function headerState(
  { holding, free, hidden }: SelectionCounts,
  rows: Pick<VisibleRows, 'length'>,
): HeaderState {
  const on = holding + free - hidden;
  if (on === 0) return 'none';
  return on === rows.length ? 'all' : 'some';
}
