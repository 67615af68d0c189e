import { describe, expect, it } from 'vitest';
import { moveInGrid } from './use-grid-keys';

const size = { rows: 100, columns: 7, page: 20 };

describe('moveInGrid', () => {
  it.each([
    ['ArrowDown', false, { row: 5, column: 2 }, { row: 6, column: 2 }],
    ['j', false, { row: 99, column: 2 }, { row: 99, column: 2 }],
    ['ArrowUp', false, { row: 0, column: 2 }, { row: -1, column: 2 }],
    ['k', false, { row: -1, column: 2 }, { row: -1, column: 2 }],
    ['ArrowRight', false, { row: 5, column: 6 }, { row: 5, column: 6 }],
    ['ArrowLeft', false, { row: 5, column: 0 }, { row: 5, column: 0 }],
    ['PageDown', false, { row: 90, column: 1 }, { row: 99, column: 1 }],
    ['PageUp', false, { row: 5, column: 1 }, { row: 0, column: 1 }],
    ['Home', false, { row: 5, column: 4 }, { row: 5, column: 0 }],
    ['Home', true, { row: 5, column: 4 }, { row: 0, column: 0 }],
    ['End', false, { row: 5, column: 4 }, { row: 5, column: 6 }],
    ['End', true, { row: 5, column: 4 }, { row: 99, column: 6 }],
  ] as const)('%s (control: %s) from %o', (key, control, from, to) => {
    expect(moveInGrid(from, key, control, size)).toEqual(to);
  });

  it('stays in the header row of an empty grid', () => {
    const empty = { rows: 0, columns: 7, page: 20 };
    expect(moveInGrid({ row: -1, column: 0 }, 'ArrowDown', false, empty)?.row).toBe(-1);
    expect(moveInGrid({ row: -1, column: 0 }, 'PageUp', false, empty)?.row).toBe(-1);
  });

  it('leaves other keys alone', () => {
    expect(moveInGrid({ row: 0, column: 0 }, 'Enter', false, size)).toBeNull();
  });
});
