/** A cell of the users grid. Row -1 is the row of column headers. */
export type GridCell = { readonly row: number; readonly column: number };

export type GridSize = {
  readonly rows: number;
  readonly columns: number;
  /** Rows that Page up and Page down move by. */
  readonly page: number;
};

/**
 * Where a key of the ARIA grid pattern leads, or null when the key does not move.
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/grid/
 */
export function moveInGrid(
  cell: GridCell,
  key: string,
  control: boolean,
  size: GridSize,
): GridCell | null {
  const lastRow = size.rows - 1;
  const lastColumn = size.columns - 1;
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return { ...cell, row: Math.min(lastRow, cell.row + 1) };
    case 'ArrowUp':
    case 'k':
      return { ...cell, row: Math.max(-1, cell.row - 1) };
    case 'ArrowRight':
      return { ...cell, column: Math.min(lastColumn, cell.column + 1) };
    case 'ArrowLeft':
      return { ...cell, column: Math.max(0, cell.column - 1) };
    case 'PageDown':
      return { ...cell, row: Math.min(lastRow, cell.row + size.page) };
    case 'PageUp':
      return { ...cell, row: Math.max(Math.min(0, lastRow), cell.row - size.page) };
    case 'Home':
      return control ? { row: Math.min(0, lastRow), column: 0 } : { ...cell, column: 0 };
    case 'End':
      return control ? { row: lastRow, column: lastColumn } : { ...cell, column: lastColumn };
    default:
      return null;
  }
}
