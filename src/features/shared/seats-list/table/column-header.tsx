import { useCallback, type KeyboardEvent, type PointerEvent } from 'react';
import { useTranslations } from 'use-intl';
import { classNames } from '../../../../lib/class-names';
import { useAnnounce } from '../../../../ui/feedback/live-region';
import { useSeatsList } from '../seats-list-context';
import type { SeatColumn, SeatColumnId } from './columns';
import styles from './seats-head.module.css';
import table from './seats-table.module.css';
import { useColumnLabel } from './use-column-label';
import { clampWidth } from './table-layout';

type ColumnHeaderProps = {
  readonly column: SeatColumn;
  readonly position: number;
  readonly columns: readonly SeatColumn[];
  readonly active: boolean;
  /** The side on which a dragged column would land. */
  readonly drop: 'before' | 'after' | null;
  readonly onDragStart: (column: SeatColumnId, event: PointerEvent) => void;
  /** Whether a click is only the end of a drag. */
  readonly isDragEnd: () => boolean;
  /** Called before a key moves the column, whose header is to keep the focus. */
  readonly onMove: (column: SeatColumnId) => void;
};

const STEP_PX = 16;
const ARIA_SORT = { asc: 'ascending', desc: 'descending' } as const;

/** A column's name, which sorts by it; Shift sorts by several. It can be dragged, its edge too. */
export function ColumnHeader(props: ColumnHeaderProps) {
  const { column, position, columns, active, drop } = props;
  const t = useTranslations('seats');
  const announce = useAnnounce();
  const { list, layout } = useSeatsList();
  const { sort } = list.state;
  const { id, sort: key } = column;
  const rule = sort.find((one) => one.column === key);
  const direction = rule?.direction ?? (sort.length === 0 ? column.defaultOrder : undefined);
  const isSorted = direction !== undefined;
  const rank = rule && sort.length > 1 ? sort.indexOf(rule) + 1 : null;
  const name = useColumnLabel()(id);

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if ((by !== -1 && by !== 1) || !event.shiftKey || event.ctrlKey || event.metaKey) return;
    // The grid would move the focus.
    event.preventDefault();
    event.stopPropagation();
    if (event.altKey) {
      const to = position + by;
      if (to < 1 || to >= columns.length) return;
      props.onMove(id);
      layout.shift(id, by, columns);
      announce(t('layout.moved', { column: name, position: to + 1, count: columns.length }));
    } else {
      const before = event.currentTarget.parentElement?.getBoundingClientRect().width ?? 0;
      const width = clampWidth(column, before + by * STEP_PX);
      layout.resize(column, width);
      announce(t('layout.width', { column: name, width }));
    }
  }

  return (
    <div
      role="columnheader"
      aria-colindex={position + 1}
      aria-sort={direction && ARIA_SORT[direction]}
      data-column={position}
      data-name={id}
      className={classNames(table.cell, styles.cell, drop && styles[drop])}
    >
      <button
        type="button"
        className={styles.sort}
        data-on={isSorted}
        tabIndex={active ? 0 : -1}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => props.onDragStart(id, event)}
        onClick={(event) => {
          if (props.isDragEnd()) return;
          list.dispatch(
            key
              ? { type: 'sort-by', column: key, additive: event.shiftKey }
              : { type: 'sort', sort: [] },
          );
        }}
      >
        <span className={styles.name}>{name}</span>
        {isSorted && (
          <span className={styles.arrow} aria-hidden="true">
            {direction === 'desc' ? '▼' : '▲'}
            {rank}
          </span>
        )}
      </button>
      <Grip column={column} onResize={layout.resize} />
    </div>
  );
}

type GripProps = {
  readonly column: SeatColumn;
  readonly onResize: (column: SeatColumn, width: number | null) => void;
};

/**
 * The edge of a header, for a mouse; keys and the columns menu do the same. TanStack's own resizing starts
 * from a width in px, but a column here has a share of the free width until it is resized.
 */
function Grip({ column, onResize }: GripProps) {
  const onPointerDown = useCallback(
    (event: PointerEvent<HTMLElement>) => {
      const cell = event.currentTarget.parentElement;
      if (event.button !== 0 || !cell) return;
      event.preventDefault();
      const grip = event.currentTarget;
      const from = cell.getBoundingClientRect().width - event.clientX;
      grip.setPointerCapture(event.pointerId);
      const move = ({ clientX }: globalThis.PointerEvent) => onResize(column, from + clientX);
      const end = () => {
        grip.removeEventListener('pointermove', move);
        grip.removeEventListener('lostpointercapture', end);
      };
      grip.addEventListener('pointermove', move);
      grip.addEventListener('lostpointercapture', end);
    },
    [column, onResize],
  );
  return (
    <span
      aria-hidden="true"
      className={styles.grip}
      onPointerDown={onPointerDown}
      onDoubleClick={() => onResize(column, null)}
    />
  );
}
