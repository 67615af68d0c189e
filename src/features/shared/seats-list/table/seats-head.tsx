import { useEffect, useLayoutEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { classNames } from '../../../../lib/class-names';
import { useSeatsList } from '../seats-list-context';
import { ColumnHeader } from './column-header';
import type { SeatColumn, SeatColumnId } from './columns';
import styles from './seats-head.module.css';
import table from './seats-table.module.css';
import { useColumnDrag } from './use-column-drag';

type SeatsHeadProps = {
  readonly columns: readonly SeatColumn[];
  /** The column whose header takes part in the tab order; null while a row's cell does. */
  readonly activeColumn: number | null;
};

/** The row of column headers; it stays in sight while the page scrolls. */
export function SeatsHead({ columns, activeColumn }: SeatsHeadProps) {
  const t = useTranslations('seats');
  const { layout } = useSeatsList();
  const head = useRef<HTMLDivElement>(null);
  const moved = useRef<SeatColumnId | null>(null);
  const { drag, onPointerDown, isDragEnd } = useColumnDrag(head, layout.move);
  useLayoutEffect(() => {
    // A header that was moved by a key has left the page for a moment, and the focus with it.
    const column = moved.current;
    moved.current = null;
    if (column === null) return;
    head.current?.querySelector<HTMLElement>(`[data-name="${column}"] button`)?.focus();
  }, [columns]);

  const last = columns.findLast(({ id }) => id !== 'menu');
  return (
    <div ref={head} role="rowgroup" className={styles.head}>
      <div
        role="row"
        aria-rowindex={1}
        data-row={-1}
        className={classNames(table.line, styles.line)}
      >
        {columns.map((column, position) =>
          column.id === 'select' ? (
            <SelectAll key={column.id} position={position} active={activeColumn === position} />
          ) : column.id === 'menu' ? (
            <div
              key={column.id}
              role="columnheader"
              aria-label={t('columns.menu')}
              aria-colindex={position + 1}
              data-column={position}
              data-name={column.id}
              tabIndex={activeColumn === position ? 0 : -1}
              className={table.cell}
            />
          ) : (
            <ColumnHeader
              key={column.id}
              column={column}
              position={position}
              columns={columns.filter(({ id }) => id !== 'menu')}
              active={activeColumn === position}
              drop={
                drag?.before === column.id
                  ? 'before'
                  : drag?.before === null && column === last
                    ? 'after'
                    : null
              }
              onDragStart={onPointerDown}
              isDragEnd={isDragEnd}
              onMove={(id) => {
                moved.current = id;
              }}
            />
          ),
        )}
      </div>
    </div>
  );
}

type SelectAllProps = { readonly position: number; readonly active: boolean };

function SelectAll({ position, active }: SelectAllProps) {
  const t = useTranslations('seats');
  const { selection, rows, cards } = useSeatsList();
  const { all, selectAllLabel } = selection;
  const ref = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // Only a property, not an attribute.
    if (ref.current) ref.current.indeterminate = all === 'some';
  }, [all]);
  return (
    <div
      role="columnheader"
      aria-label={t('columns.select')}
      aria-colindex={position + 1}
      data-column={position}
      className={classNames(table.cell, table.check, cards && styles.alone)}
    >
      <label className={table.checkTarget} title={selectAllLabel.title}>
        <input
          ref={ref}
          type="checkbox"
          aria-label={selectAllLabel.label}
          checked={all === 'all'}
          disabled={rows.length === 0}
          tabIndex={active ? 0 : -1}
          onChange={selection.toggleAll}
        />
      </label>
      {cards && (
        <span className={styles.all} aria-hidden="true">
          {selectAllLabel.title}
        </span>
      )}
    </div>
  );
}
