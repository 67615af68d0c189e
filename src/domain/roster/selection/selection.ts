import { createStore, type Readable } from '../../../lib/store';
import type { RosterSnapshot } from '../roster-snapshot';
import type { VisibleRows } from '../view/view';

/** The selected users at one moment. Never mutated; another object after each change. */
export type SelectionSnapshot = {
  readonly version: number;
  readonly ids: ReadonlySet<string>;
  readonly size: number;
  /** Where a range begins: the user that was clicked last. */
  readonly anchor: string | null;
};

/**
 * Which users are selected, by id: it survives sorting, filtering, loading and refreshing.
 * Every change makes another snapshot (copying 100,000 ids takes some 8 ms), so that what was handed
 * out earlier stays true; a change that changes nothing makes none.
 */
export type Selection = Readable<SelectionSnapshot> & {
  /** Selects or deselects one user, who becomes the anchor. */
  toggle(id: string): void;
  /** Selects or deselects many; the anchor stays. */
  set(ids: Iterable<string>, selected: boolean): void;
  /** Adds all users that the filters let through. */
  selectAll(rows: VisibleRows): void;
  /** Selects this user alone, who becomes the anchor. */
  only(id: string): void;
  /**
   * Selects (or deselects) everything from the anchor to this user in the visible order, both included.
   * Without a visible anchor it is just this user. The anchor stays, so that a range can be redrawn.
   */
  range(rows: VisibleRows, toId: string, selected?: boolean): void;
  clear(): void;
};

const NOTHING: SelectionSnapshot = { version: 0, ids: new Set(), size: 0, anchor: null };

export function createSelection(): Selection {
  const { getSnapshot, setState, subscribe } = createStore(NOTHING);

  function select(ids: ReadonlySet<string>, anchor = getSnapshot().anchor): void {
    setState((before) =>
      ids === before.ids && anchor === before.anchor
        ? before
        : { version: before.version + 1, ids, size: ids.size, anchor },
    );
  }

  /** The selection with these users or without them; the same set where nothing changes. */
  function changed(ids: Iterable<string>, selected: boolean): ReadonlySet<string> {
    const snapshot = getSnapshot();
    const copy = new Set(snapshot.ids);
    for (const id of ids) {
      if (selected) copy.add(id);
      else copy.delete(id);
    }
    return copy.size === snapshot.size ? snapshot.ids : copy;
  }

  return {
    getSnapshot,
    subscribe,
    toggle(id) {
      select(changed([id], !getSnapshot().ids.has(id)), id);
    },
    set(ids, selected) {
      select(changed(ids, selected));
    },
    selectAll(rows) {
      select(changed(idsOf(rows, 0, rows.length - 1), true));
    },
    only(id) {
      const { ids, size } = getSnapshot();
      select(size === 1 && ids.has(id) ? ids : new Set([id]), id);
    },
    range(rows, toId, selected = true) {
      const [from, to] = positions(rows, getSnapshot().anchor, toId);
      if (from === -1 || to === -1) {
        select(changed([toId], selected), toId);
        return;
      }
      select(changed(idsOf(rows, Math.min(from, to), Math.max(from, to)), selected));
    },
    clear() {
      const { ids, size } = getSnapshot();
      select(size === 0 ? ids : NOTHING.ids, null);
    },
  };
}

function* idsOf(rows: VisibleRows, from: number, to: number): Iterable<string> {
  for (let row = from; row <= to; row += 1) {
    const user = rows.at(row);
    if (user !== undefined) yield user.id;
  }
}

function positions(rows: VisibleRows, anchor: string | null, id: string): [number, number] {
  let [from, to] = [-1, -1];
  for (let row = 0; row < rows.length && (from === -1 || to === -1); row += 1) {
    const user = rows.at(row);
    if (user === undefined) continue;
    if (user.id === anchor) from = row;
    if (user.id === id) to = row;
  }
  return [from, to];
}

/** What the checkbox above the rows shows: of the visible users, none, some or all are selected. */
type HeaderState = 'none' | 'some' | 'all';

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
