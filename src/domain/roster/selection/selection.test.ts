import { fc } from '../../../lib/testing/fast-check';
import { describe, expect, it, vi } from 'vitest';
import { NO_FILTERS } from '../filters/filters';
import { createSelection, headerState, selectionCounts } from './selection';
import { makeUser, makeUsers } from '../testing/make-user';
import { createView, type VisibleRows } from '../view/view';

const users = makeUsers(12, (n) => ({ holdsSeat: n % 3 === 0 }));
const id = (n: number): string => makeUser(n).id;
const idSet = (...numbers: number[]): Set<string> => new Set(numbers.map(id));

function rowsOf(text = '', descending = false): VisibleRows {
  return createView().read({
    users,
    filters: { ...NO_FILTERS, text },
    sort: [{ column: 'id', direction: descending ? 'desc' : 'asc' }],
    locale: 'en',
    today: '2026-01-15',
  });
}

const find = (wanted: string) => users.find((user) => user.id === wanted);

describe('changing', () => {
  it('makes another snapshot each time, and leaves the earlier ones as they were', () => {
    const selection = createSelection();
    const heard = vi.fn();
    const stop = selection.subscribe(heard);
    const empty = selection.getSnapshot();
    selection.toggle(id(1));
    const one = selection.getSnapshot();
    selection.toggle(id(2));
    expect([empty.size, one.size, selection.getSnapshot().size]).toEqual([0, 1, 2]);
    expect(one.ids).toEqual(idSet(1));
    expect(heard).toHaveBeenCalledTimes(2);
    stop();
    selection.toggle(id(1));
    expect(selection.getSnapshot().ids).toEqual(idSet(2));
    expect(heard).toHaveBeenCalledTimes(2);
  });

  it('keeps the snapshot when nothing changes', () => {
    const selection = createSelection();
    selection.clear();
    expect(selection.getSnapshot().version).toBe(0);
    selection.set([id(1), id(2)], true);
    const before = selection.getSnapshot();
    selection.set([id(1)], true);
    selection.set([id(9)], false);
    expect(selection.getSnapshot()).toBe(before);
  });

  it('selects all that match, one alone, and nobody', () => {
    const selection = createSelection();
    selection.toggle(id(5));
    selection.selectAll(rowsOf('user1'));
    expect(selection.getSnapshot().ids).toEqual(idSet(1, 5, 10, 11, 12));
    selection.only(id(3));
    expect(selection.getSnapshot()).toMatchObject({ ids: idSet(3), anchor: id(3) });
    selection.clear();
    expect(selection.getSnapshot()).toMatchObject({ size: 0, anchor: null });
  });
});

describe('ranges', () => {
  it('go by the visible order, whichever end is first', () => {
    const selection = createSelection();
    selection.toggle(id(9));
    selection.range(rowsOf('', true), id(7));
    expect(selection.getSnapshot().ids).toEqual(idSet(7, 8, 9));
    selection.range(rowsOf(), id(11));
    expect(selection.getSnapshot()).toMatchObject({ ids: idSet(7, 8, 9, 10, 11), anchor: id(9) });
    selection.range(rowsOf(), id(10), false);
    expect(selection.getSnapshot().ids).toEqual(idSet(7, 8, 11));
  });

  it('leave out what the filters hide', () => {
    const selection = createSelection();
    selection.toggle(id(1));
    selection.range(rowsOf('user1'), id(11));
    expect(selection.getSnapshot().ids).toEqual(idSet(1, 10, 11));
  });

  it('begin anew without a visible anchor', () => {
    const selection = createSelection();
    selection.range(rowsOf(), id(4));
    expect(selection.getSnapshot()).toMatchObject({ ids: idSet(4), anchor: id(4) });
    selection.range(rowsOf('user1'), id(11));
    expect(selection.getSnapshot()).toMatchObject({ ids: idSet(4, 11), anchor: id(11) });
  });
});

it('counts what a plain count counts', () => {
  const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 15 }));
  fc.assert(
    fc.property(numbers, fc.constantFrom('', 'user1', 'nobody'), (chosen, text) => {
      const selection = createSelection();
      selection.set(chosen.map(id), true);
      const snapshot = selection.getSnapshot();
      const rows = rowsOf(text);
      const visible = users.filter((user) => user.username.includes(text));
      const on = visible.filter((user) => snapshot.ids.has(user.id)).length;
      const counts = selectionCounts(snapshot, { find }, rows);
      expect(headerState(counts, rows)).toBe(
        on === 0 ? 'none' : on === visible.length ? 'all' : 'some',
      );
      const known = users.filter((user) => snapshot.ids.has(user.id));
      const holding = known.filter((user) => user.holdsSeat).length;
      expect(counts).toEqual({
        total: chosen.length,
        holding,
        free: known.length - holding,
        hidden: known.length - on,
        missing: chosen.length - known.length,
      });
    }),
  );
});
