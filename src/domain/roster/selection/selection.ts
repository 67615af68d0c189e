import type { SelectionSnapshot } from './selection-snapshot';
import type { VisibleRows } from '../view/visible-rows';

/**
 * Which users are selected, by id: it survives sorting, filtering, loading and refreshing.
 * Every change makes another snapshot (copying 100,000 ids takes some 8 ms), so that what was handed
 * out earlier stays true; a change that changes nothing makes none.
 */
export type Selection = {
  readonly getSnapshot: () => SelectionSnapshot;
  readonly subscribe: (listener: () => void) => () => void;
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
  let snapshot = NOTHING;
  const listeners = new Set<() => void>();

  function setState(ids: ReadonlySet<string>, anchor: string | null): void {
    if (ids === snapshot.ids && anchor === snapshot.anchor) return;
    snapshot = { version: snapshot.version + 1, ids, size: ids.size, anchor };
    for (const listener of [...listeners]) listener();
  }

  function changed(ids: Iterable<string>, selected: boolean): ReadonlySet<string> {
    const copy = new Set(snapshot.ids);
    for (const id of ids) {
      if (selected) copy.add(id);
      else copy.delete(id);
    }
    return copy.size === snapshot.size ? snapshot.ids : copy;
  }

  return {
    getSnapshot: () => snapshot,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    toggle(id) {
      setState(changed([id], !snapshot.ids.has(id)), id);
    },
    set(ids, selected) {
      setState(changed(ids, selected), snapshot.anchor);
    },
    selectAll(rows) {
      setState(changed(idsOf(rows, 0, rows.length - 1), true), snapshot.anchor);
    },
    only(id) {
      const alone = snapshot.size === 1 && snapshot.ids.has(id);
      setState(alone ? snapshot.ids : new Set([id]), id);
    },
    range(rows, toId, selected = true) {
      const [from, to] = positions(rows, snapshot.anchor, toId);
      if (from === -1 || to === -1) {
        setState(changed([toId], selected), toId);
        return;
      }
      const ids = idsOf(rows, Math.min(from, to), Math.max(from, to));
      setState(changed(ids, selected), snapshot.anchor);
    },
    clear() {
      setState(snapshot.size === 0 ? snapshot.ids : NOTHING.ids, null);
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
