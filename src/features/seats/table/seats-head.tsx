import { useEffect, useLayoutEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { classNames } from '../../../lib/class-names';
import type { Sort, SortColumn } from '../../../domain/roster/view/list-state';
import { ColumnHeader } from './column-header';
import type { SeatColumnId } from './seat-columns';
import styles from './seats-head.module.css';
import table from './seats-table.module.css';
import type { LayoutAction } from './table-layout';
import { useColumnDrag } from './use-column-drag';

export type SelectAllLabel = {
  /** Who would be selected: "Select all", or "Select all 120 loaded". */
  readonly label: string;
  readonly title: string;
};

type SeatsHeadProps = {
  readonly columns: readonly SeatColumnId[];
  readonly sort: Sort;
  readonly onSort: (column: SortColumn, additive: boolean) => void;
  readonly all: 'none' | 'some' | 'all';
  readonly selectAllLabel: SelectAllLabel;
  readonly selectable: boolean;
  readonly onSelectAll: () => void;
  readonly onLayout: (action: LayoutAction) => void;
  readonly cards: boolean;
  /** The column whose header takes part in the tab order; null while a row's cell does. */
  readonly activeColumn: number | null;
};

/** The row of column headers; it stays in sight while the page scrolls. */
export function SeatsHead(props: SeatsHeadProps) {
  const { columns, sort, onSort, onLayout, activeColumn } = props;
  const head = useRef<HTMLDivElement>(null);
  const moved = useRef<SeatColumnId | null>(null);
  const { drag, onPointerDown, isDragEnd } = useColumnDrag(head, (column, before) =>
    onLayout({ type: 'place', column, before }),
  );
  useLayoutEffect(() => {
    // A header that was moved by a key has left the page for a moment, and the focus with it.
    const column = moved.current;
    moved.current = null;
    if (column === null) return;
    head.current?.querySelector<HTMLElement>(`[data-name="${column}"] button`)?.focus();
  }, [columns]);

  const last = columns.at(-1);
  return (
    <div ref={head} role="rowgroup" className={styles.head}>
      <div
        role="row"
        aria-rowindex={1}
        data-row={-1}
        className={classNames(table.line, styles.line)}
      >
        {columns.map((column, position) =>
          column === 'select' ? (
            <SelectAll key={column} {...props} position={position} />
          ) : (
            <ColumnHeader
              key={column}
              column={column}
              position={position}
              columns={columns}
              sort={sort}
              onSort={onSort}
              onLayout={onLayout}
              active={activeColumn === position}
              drop={
                drag?.before === column
                  ? 'before'
                  : drag?.before === null && column === last
                    ? 'after'
                    : null
              }
              onDragStart={onPointerDown}
              isDragEnd={isDragEnd}
              onMove={(wanted) => {
                moved.current = wanted;
              }}
            />
          ),
        )}
      </div>
    </div>
  );
}

function SelectAll(props: SeatsHeadProps & { readonly position: number }) {
  const { all, selectAllLabel, selectable, onSelectAll, activeColumn, position, cards } = props;
  const t = useTranslations('seats');
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
          disabled={!selectable}
          tabIndex={activeColumn === position ? 0 : -1}
          onChange={onSelectAll}
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
