import { describe, expect, it } from 'vitest';
import { DEFAULT_LAYOUT, layoutReducer, readLayout, tracksOf } from './table-layout';

describe('layoutReducer', () => {
  it('hides and shows a column, but never the name', () => {
    const hidden = layoutReducer(DEFAULT_LAYOUT, { type: 'toggle', column: 'email' });
    expect(hidden.hidden).toContain('email');
    expect(layoutReducer(hidden, { type: 'toggle', column: 'email' }).hidden).not.toContain(
      'email',
    );
    expect(layoutReducer(DEFAULT_LAYOUT, { type: 'toggle', column: 'user' })).toBe(DEFAULT_LAYOUT);
  });

  it('moves a column past its shown neighbor, over hidden ones', () => {
    const shown = ['select', 'user', 'seat', 'duo'] as const;
    const moved = layoutReducer(DEFAULT_LAYOUT, { type: 'shift', column: 'duo', by: -1, shown });
    expect(moved.order.indexOf('duo')).toBe(moved.order.indexOf('seat') - 1);
    const back = layoutReducer(moved, {
      type: 'shift',
      column: 'duo',
      by: 1,
      shown: ['select', 'user', 'duo', 'seat'],
    });
    expect(back.order.indexOf('duo')).toBeGreaterThan(back.order.indexOf('seat'));
  });

  it('keeps the boxes first and stops at the ends', () => {
    const shown = ['select', 'user', 'seat'] as const;
    for (const action of [
      { type: 'shift', column: 'user', by: -1, shown },
      { type: 'shift', column: 'seat', by: 1, shown },
      { type: 'place', column: 'seat', before: 'select' },
      { type: 'place', column: 'select', before: null },
    ] as const) {
      expect(layoutReducer(DEFAULT_LAYOUT, action).order).toEqual(DEFAULT_LAYOUT.order);
    }
  });

  it('holds widths within reason, and takes them back', () => {
    const wide = layoutReducer(DEFAULT_LAYOUT, { type: 'width', column: 'email', width: 9_000 });
    expect(wide.widths).toEqual({ email: 640 });
    const narrow = layoutReducer(wide, { type: 'width', column: 'email', width: 1.4 });
    expect(narrow.widths).toEqual({ email: 76 });
    expect(layoutReducer(narrow, { type: 'width', column: 'email', width: null }).widths).toEqual(
      {},
    );
  });
});

describe('readLayout', () => {
  it('reads what was kept', () => {
    const layout = layoutReducer(
      layoutReducer(DEFAULT_LAYOUT, { type: 'place', column: 'duo', before: 'seat' }),
      { type: 'width', column: 'duo', width: 200 },
    );
    expect(readLayout(JSON.parse(JSON.stringify(layout)))).toEqual(layout);
  });

  it.each([null, undefined, 'text', 7, []])('takes the default for %o', (value) => {
    expect(readLayout(value)).toEqual(DEFAULT_LAYOUT);
  });

  it('leaves out what it does not know and adds what is missing', () => {
    const layout = readLayout({
      order: ['duo', 'shoe size', 'user', 'duo'],
      hidden: ['user', 'email', 'nothing'],
      widths: { email: -5, hat: 12 },
      dense: 'yes',
    });
    expect(layout.order.slice(0, 3)).toEqual(['select', 'duo', 'user']);
    expect([...layout.order].sort()).toEqual([...DEFAULT_LAYOUT.order].sort());
    expect(layout.hidden).toEqual(['email', 'login']);
    expect(layout.widths).toEqual({ email: 76 });
    expect(layout.dense).toBe(false);
  });
});

it('a track is never wider than asked for, and shrinks before the table overflows', () => {
  expect(tracksOf(['select', 'user', 'email'], { email: 300 })).toBe(
    'minmax(44px, 44px) minmax(140px, 2.4fr) minmax(76px, 300px)',
  );
});
