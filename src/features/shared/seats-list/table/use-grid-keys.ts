import {
  useCallback,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
} from 'react';
import type { VisibleRows } from '../../../../domain/roster/view/view';
import type { SeatUser } from '../../../../domain/seat-user';

type GridKeysOptions = {
  readonly rows: VisibleRows;
  readonly columns: number;
  /** The element that holds the rows; the header row is beside it. */
  readonly container: RefObject<HTMLElement | null>;
  readonly onSelect: (user: SeatUser, range: boolean) => void;
  /** Selects from one user to the next, for Shift with an arrow. */
  readonly onExtend: (from: SeatUser, to: SeatUser) => void;
  readonly onOpen: (user: SeatUser) => void;
};

const PAGE_ROWS = 15;
const FOCUSABLE = 'input, button, a[href], [tabindex]';

/**
 * One stop in the tab order for the whole grid, and arrow keys within it (a roving tab index). Keys move
 * the active cell and focus it; focusing a cell in another way makes it the active one.
 */
export function useGridKeys(options: GridKeysOptions) {
  const { rows, columns, container, onSelect, onExtend, onOpen } = options;
  const [wanted, setActive] = useState<GridCell>({ row: -1, column: 0 });
  const moving = useRef(false);
  const scrollTo = useRef<(row: number) => void>(() => undefined);
  const active: GridCell = useMemo(
    () => ({
      row: Math.min(wanted.row, rows.length - 1),
      column: Math.min(wanted.column, columns - 1),
    }),
    [wanted, rows.length, columns],
  );

  useLayoutEffect(() => {
    if (!moving.current) return;
    moving.current = false;
    if (active.row >= 0) scrollTo.current(active.row);
    const grid = container.current?.parentElement;
    const cell = grid?.querySelector(`[data-row="${active.row}"] [data-column="${active.column}"]`);
    const control = cell?.querySelector<HTMLElement>(FOCUSABLE) ?? cell;
    if (!(control instanceof HTMLElement)) return;
    // Where the table scrolls by itself, only the browser shows the column.
    const scrolls = grid !== null && grid !== undefined && grid.scrollWidth > grid.clientWidth;
    control.focus({ preventScroll: active.row >= 0 && !scrolls });
  }, [active, container]);

  const onKeyDown = useCallback(
    (event: KeyboardEvent) => {
      if (event.altKey) return;
      const control = event.ctrlKey || event.metaKey;
      const user = active.row >= 0 ? rows.at(active.row) : undefined;
      const onControl =
        event.target instanceof HTMLElement && event.target.matches('input, button');
      if (user && (event.key === 'x' || (event.key === ' ' && !onControl)) && !control) {
        event.preventDefault();
        onSelect(user, event.shiftKey);
        return;
      }
      // Enter on a control is that control's own.
      if (user && !control && (event.key === 'o' || (event.key === 'Enter' && !isButton(event)))) {
        event.preventDefault();
        onOpen(user);
        return;
      }
      if (control && !['Home', 'End'].includes(event.key)) return;
      const next = moveInGrid(active, event.key, control, {
        rows: rows.length,
        columns,
        page: PAGE_ROWS,
      });
      if (!next) return;
      event.preventDefault();
      if (event.shiftKey && next.row !== active.row && user) {
        const target = rows.at(next.row);
        if (target) onExtend(user, target);
      }
      moving.current = true;
      setActive(next);
    },
    [active, rows, columns, onSelect, onExtend, onOpen],
  );

  const onFocus = useCallback((event: FocusEvent) => {
    const cell = event.target.closest('[data-column]');
    const row = event.target.closest('[data-row]');
    if (!(cell instanceof HTMLElement) || !(row instanceof HTMLElement)) return;
    const next = { row: Number(row.dataset['row']), column: Number(cell.dataset['column']) };
    setActive((before) =>
      before.row === next.row && before.column === next.column ? before : next,
    );
  }, []);

  const attach = useCallback((scroll: (row: number) => void) => {
    scrollTo.current = scroll;
  }, []);

  return { active, onKeyDown, onFocus, attach };
}

function isButton({ target }: KeyboardEvent): boolean {
  return target instanceof HTMLElement && target.matches('button');
}

/** A cell of the users grid. Row -1 is the row of column headers. */
type GridCell = { readonly row: number; readonly column: number };

type GridSize = {
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
