import { act, renderHook } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { SEAT_COLUMNS, type SeatColumn, type SeatColumnId } from './columns';
import {
  DEFAULT_LAYOUT,
  moveColumn,
  readSettings,
  shiftColumn,
  storedSettings,
  tracksOf,
  useTableLayout,
} from './table-layout';

const ALL = {
  gitlabActivity: true,
  lastDuoActivity: true,
  lastLogin: true,
  hasReasons: false,
  hasUsage: true,
};

function column(id: SeatColumnId): SeatColumn {
  const found = SEAT_COLUMNS.find((one) => one.id === id);
  if (!found) throw new Error(id);
  return found;
}

function setUp(stored: unknown = null, features = ALL) {
  const port = { read: () => stored, write: vi.fn<(value: unknown) => boolean>(() => true) };
  const { result } = renderHook(() => useTableLayout(port, features));
  return {
    port,
    result,
    run: (change: (layout: typeof result.current) => void) => act(() => change(result.current)),
    shown: () => result.current.shown.map(({ id }) => id),
  };
}

const readLayout = (layout: unknown) => readSettings({ version: 1, layout }).layout;

describe('the layout of the columns', () => {
  it('hides and shows a column, but never the name', () => {
    const { run, shown } = setUp();
    run((layout) => layout.toggle('email'));
    expect(shown()).not.toContain('email');
    run((layout) => layout.toggle('email'));
    expect(shown()).toContain('email');
    run((layout) => layout.toggle('user'));
    expect(shown()).toEqual(setUp().shown());
  });

  it('moves a column past its shown neighbor, over hidden ones', () => {
    const order = DEFAULT_LAYOUT.columnOrder;
    const moved = shiftColumn(order, 'duo', -1, ['select', 'user', 'seat', 'duo']);
    expect(moved.indexOf('duo')).toBe(moved.indexOf('seat') - 1);
    const back = shiftColumn(moved, 'duo', 1, ['select', 'user', 'duo', 'seat']);
    expect(back.indexOf('duo')).toBeGreaterThan(back.indexOf('seat'));
  });

  it('keeps the boxes first and stops at the ends', () => {
    const order = DEFAULT_LAYOUT.columnOrder;
    const shown = ['select', 'user', 'seat'] as const;
    expect(shiftColumn(order, 'user', -1, shown)).toEqual(order);
    expect(shiftColumn(order, 'seat', 1, shown)).toEqual(order);
    expect(moveColumn(order, 'seat', 'select')).toEqual(order);
    expect(moveColumn(order, 'select', null)).toEqual(order);
  });

  it('moves columns in the table, and resets all but the height of the rows', () => {
    const { run, shown, result } = setUp();
    run((layout) => layout.move('duo', 'seat'));
    run((layout) => layout.shift('email', -1, layout.shown));
    expect(shown()).toEqual(['select', 'user', 'duo', 'seat', 'email', 'state', 'gitlab']);
    run((layout) => layout.toggleDensity());
    run((layout) => layout.reset());
    expect(shown()).toEqual(setUp().shown());
    expect(result.current.dense).toBe(true);
  });

  it('limits widths, and takes them back', () => {
    const { run, result } = setUp();
    run((layout) => layout.resize(column('email'), 9_000));
    expect(result.current.sizing).toEqual({ email: 640 });
    run((layout) => layout.resize(column('email'), 1.4));
    expect(result.current.sizing).toEqual({ email: 76 });
    run((layout) => layout.resize(column('email'), null));
    expect(result.current.sizing).toEqual({});
  });

  it('has no unavailable column, and keeps its settings for another GitLab', () => {
    const { run, port, result, shown } = setUp(null, {
      gitlabActivity: true,
      lastDuoActivity: false,
      lastLogin: false,
      hasReasons: false,
      hasUsage: false,
    });
    expect(shown()).toEqual(['select', 'user', 'seat', 'state', 'email', 'gitlab']);
    expect(result.current.available.map(({ id }) => id)).toEqual([...shown(), 'since']);
    run((layout) => layout.move('gitlab', 'seat'));
    expect(port.write).toHaveBeenCalledOnce();
    const { layout } = readSettings(port.write.mock.calls[0]?.[0]);
    expect([...layout.columnOrder].sort()).toEqual([...DEFAULT_LAYOUT.columnOrder].sort());
    expect(layout.columnVisibility).toEqual({ login: false, since: false });
  });
});

describe('stored settings', () => {
  it('read what was written', () => {
    const layout = {
      ...DEFAULT_LAYOUT,
      columnOrder: moveColumn(DEFAULT_LAYOUT.columnOrder, 'duo', 'seat'),
      columnSizing: { duo: 200 },
    };
    const settings = { layout, dismissed: ['lacks 17.3.0-ee lastLogin'] };
    const stored: unknown = JSON.parse(JSON.stringify(storedSettings(settings)));
    expect(readSettings(stored)).toEqual(settings);
  });

  it('keep the format of version 1', () => {
    const stored = {
      version: 1,
      layout: {
        order: ['select', 'user', 'duo', 'seat', 'state', 'email', 'gitlab', 'login', 'since'],
        hidden: ['email', 'login', 'since'],
        widths: { user: 300 },
        dense: true,
      },
      dismissed: ['lacks 17.3.0-ee lastLogin'],
    };
    // A column of a later version goes to the end.
    const order = [...stored.layout.order, 'reason'];
    expect(storedSettings(readSettings(stored))).toEqual({
      ...stored,
      layout: { ...stored.layout, order },
    });
    const { shown, result } = setUp(stored);
    expect(shown()).toEqual(['select', 'user', 'duo', 'seat', 'state', 'gitlab']);
    expect(result.current).toMatchObject({ sizing: { user: 300 }, dense: true });
    expect(result.current.dismissed).toEqual(stored.dismissed);
  });

  it.each([null, undefined, 'text', 7, []])('take the default for %o', (value) => {
    expect(readLayout(value)).toEqual(DEFAULT_LAYOUT);
    expect(readSettings(value).layout).toEqual(DEFAULT_LAYOUT);
  });

  it('leave out what is unknown and add what is missing', () => {
    const layout = readLayout({
      order: ['duo', 'shoe size', 'user', 'duo'],
      hidden: ['user', 'email', 'nothing'],
      widths: { email: -5, hat: 12 },
      dense: 'yes',
    });
    expect(layout.columnOrder.slice(0, 3)).toEqual(['select', 'duo', 'user']);
    expect([...layout.columnOrder].sort()).toEqual([...DEFAULT_LAYOUT.columnOrder].sort());
    expect(layout.columnVisibility).toEqual({ email: false, login: false, since: false });
    expect(layout.columnSizing).toEqual({ email: 76 });
    expect(layout.dense).toBe(false);
  });
});

it('a track is never wider than asked for, and shrinks before the table overflows', () => {
  const columns = (['select', 'user', 'email'] as const).map(column);
  expect(tracksOf(columns, { email: 300 })).toBe(
    'minmax(44px, 44px) minmax(140px, 2.4fr) minmax(76px, 300px)',
  );
});
