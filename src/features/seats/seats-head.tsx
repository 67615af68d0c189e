import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import type { Sort, SortColumn } from '../../domain/roster/sort';
import { SORTED_BY, type SeatColumnId } from './seat-columns';
import styles from './seats-table.module.css';

type SeatsHeadProps = {
  readonly columns: readonly SeatColumnId[];
  readonly sort: Sort;
  readonly onSort: (column: SortColumn, additive: boolean) => void;
  readonly all: 'none' | 'some' | 'all';
  readonly selectable: boolean;
  readonly onSelectAll: () => void;
  /** The column whose header takes part in the tab order; null while a row's cell does. */
  readonly activeColumn: number | null;
};

/** The row of column headers; it stays in sight while the page scrolls. */
export function SeatsHead(props: SeatsHeadProps) {
  const { columns } = props;
  return (
    <div role="rowgroup" className={styles.head}>
      <div role="row" aria-rowindex={1} data-row={-1} className={styles.line}>
        {columns.map((column, position) =>
          column === 'select' ? (
            <SelectAll key={column} {...props} position={position} />
          ) : (
            <ColumnHeader key={column} {...props} column={column} position={position} />
          ),
        )}
      </div>
    </div>
  );
}

function SelectAll({
  all,
  selectable,
  onSelectAll,
  activeColumn,
  position,
}: SeatsHeadProps & { readonly position: number }) {
  const t = useTranslations('seats');
  const ref = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // Only a property, not an attribute.
    if (ref.current) ref.current.indeterminate = all === 'some';
  }, [all]);
  return (
    <div
      role="columnheader"
      aria-colindex={position + 1}
      data-column={position}
      className={`${styles.cell ?? ''} ${styles.check ?? ''}`}
    >
      <label className={styles.checkTarget}>
        <input
          ref={ref}
          type="checkbox"
          aria-label={t('selectAll')}
          checked={all === 'all'}
          disabled={!selectable}
          tabIndex={activeColumn === position ? 0 : -1}
          onChange={onSelectAll}
        />
      </label>
    </div>
  );
}

function ColumnHeader({
  column,
  position,
  sort,
  onSort,
  activeColumn,
}: SeatsHeadProps & { readonly column: SeatColumnId; readonly position: number }) {
  const t = useTranslations('seats');
  const key = SORTED_BY[column];
  const rule = sort.find((one) => one.column === key);
  const place = rule && sort.length > 1 ? sort.indexOf(rule) + 1 : null;
  return (
    <div
      role="columnheader"
      aria-colindex={position + 1}
      aria-sort={rule ? (rule.direction === 'asc' ? 'ascending' : 'descending') : undefined}
      data-column={position}
      className={styles.cell}
    >
      {key && (
        <button
          type="button"
          className={styles.sort}
          data-on={rule !== undefined}
          tabIndex={activeColumn === position ? 0 : -1}
          onClick={(event) => onSort(key, event.shiftKey)}
        >
          {t(`columns.${column}`)}
          {rule && (
            <span className={styles.arrow} aria-hidden="true">
              {rule.direction === 'asc' ? '▲' : '▼'}
              {place}
            </span>
          )}
        </button>
      )}
    </div>
  );
}
