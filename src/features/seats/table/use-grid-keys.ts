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
import type { VisibleRows } from '../../../domain/roster/view/view';
import type { SeatUser } from '../../../domain/seat-user';
import { moveInGrid, type GridCell } from './grid-move';

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
 * One stop in the tab order for the whole grid, and arrow keys within it. Which cell has it is kept
 * here; a key that moves asks for the focus, a click takes it along.
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
    if (control instanceof HTMLElement) control.focus({ preventScroll: active.row >= 0 });
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
