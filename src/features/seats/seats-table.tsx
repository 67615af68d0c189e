import { useTable } from '@tanstack/react-table';
import { defaultRangeExtractor, useWindowVirtualizer, type Range } from '@tanstack/react-virtual';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, type CSSProperties } from 'react';
import { useTranslations } from 'use-intl';
import type { SelectionSnapshot } from '../../domain/roster/selection-snapshot';
import type { Sort, SortColumn } from '../../domain/roster/sort';
import type { VisibleRows } from '../../domain/roster/visible-rows';
import type { SeatUser } from '../../domain/seat-user';
import { SEAT_COLUMNS, seatTableFeatures, TRACKS, type SeatColumnId } from './seat-columns';
import { SeatsHead } from './seats-head';
import { SeatsRow } from './seats-row';
import styles from './seats-table.module.css';
import { useDayWords } from './use-day-words';
import { useGridKeys } from './use-grid-keys';
import { useStateWords } from './use-state-words';

export type SeatsTableProps = {
  readonly rows: VisibleRows;
  readonly today: string;
  readonly selection: SelectionSnapshot;
  readonly all: 'none' | 'some' | 'all';
  readonly sort: Sort;
  readonly onSort: (column: SortColumn, additive: boolean) => void;
  readonly onSelect: (user: SeatUser, range: boolean) => void;
  readonly onExtend: (from: SeatUser, to: SeatUser) => void;
  readonly onSelectAll: () => void;
  /** Users whose seat is being changed just now. */
  readonly busy: ReadonlySet<string>;
  readonly canWrite: boolean;
  readonly onToggle: (user: SeatUser) => void;
  /** Columns to leave out. */
  readonly hidden: ReadonlySet<SeatColumnId>;
  readonly dense: boolean;
  readonly cards: boolean;
};

const ROW_HEIGHT = { normal: 44, dense: 36, cards: 104 };

/**
 * The users as an ARIA grid. Only the rows near the window are in the page; the page itself scrolls,
 * so that zoom, find and touch work as everywhere.
 */
export function SeatsTable(props: SeatsTableProps) {
  const { rows, selection, busy, canWrite, hidden, dense, cards, onSelect, onToggle } = props;
  const t = useTranslations('seats');
  const dayWords = useDayWords(props.today);
  const stateWords = useStateWords();
  const body = useRef<HTMLDivElement>(null);
  const [offset, setOffset] = useState(0);

  const visibility = useMemo(
    () => Object.fromEntries(SEAT_COLUMNS.map(({ id }) => [id, !hidden.has(id)])),
    [hidden],
  );
  // The table never sees the 100,000 users, only the few on screen: rows are the roster's business.
  const table = useTable({
    features: seatTableFeatures,
    columns: SEAT_COLUMNS,
    data: NO_ROWS,
    state: { columnVisibility: visibility },
  });
  const columns = table.getVisibleLeafColumns().map((column) => column.id as SeatColumnId);
  const columnsKey = columns.join();
  const stableColumns = useMemo(() => columnsKey.split(',') as SeatColumnId[], [columnsKey]);

  const height = cards ? ROW_HEIGHT.cards : dense ? ROW_HEIGHT.dense : ROW_HEIGHT.normal;
  const keys = useGridKeys({
    rows,
    columns: stableColumns.length,
    container: body,
    onSelect,
    onExtend: props.onExtend,
  });
  const active = keys.active;

  const rangeExtractor = useCallback(
    (range: Range) => {
      // The row with the focus stays in the page, or the focus would be lost by scrolling.
      const wanted = defaultRangeExtractor(range);
      if (active.row < 0 || active.row >= range.count || wanted.includes(active.row)) return wanted;
      return [...wanted, active.row].sort((a, b) => a - b);
    },
    [active.row],
  );
  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => height,
    overscan: 12,
    scrollMargin: offset,
    rangeExtractor,
  });
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, height]);
  useEffect(() => {
    // Whatever comes and goes above the rows changes the height of the page.
    const observer = new ResizeObserver(() => {
      const top = (body.current?.getBoundingClientRect().top ?? 0) + window.scrollY;
      setOffset((before) => (Math.abs(before - top) < 1 ? before : top));
    });
    observer.observe(document.body);
    return () => observer.disconnect();
  }, []);
  useLayoutEffect(() => keys.attach((row) => virtualizer.scrollToIndex(row)), [keys, virtualizer]);

  const tracks: CSSProperties & Record<'--tracks', string> = {
    '--tracks': stableColumns.map((column) => TRACKS[column]).join(' '),
  };
  const className = [styles.table, dense && styles.dense, cards && styles.cards]
    .filter(Boolean)
    .join(' ');
  return (
    <div
      role="grid"
      tabIndex={-1}
      aria-label={t('tableLabel')}
      aria-rowcount={rows.length + 1}
      aria-colcount={stableColumns.length}
      aria-multiselectable="true"
      className={className}
      style={tracks}
      onKeyDown={keys.onKeyDown}
      onFocus={keys.onFocus}
    >
      <SeatsHead
        columns={stableColumns}
        sort={props.sort}
        onSort={props.onSort}
        all={props.all}
        selectable={rows.length > 0}
        onSelectAll={props.onSelectAll}
        activeColumn={active.row === -1 ? active.column : null}
      />
      <div
        ref={body}
        role="rowgroup"
        className={styles.body}
        style={{ height: virtualizer.getTotalSize() }}
      >
        {virtualizer.getVirtualItems().map((item) => {
          const user = rows.at(item.index);
          return (
            user && (
              <SeatsRow
                key={user.id}
                user={user}
                index={item.index}
                start={item.start - offset}
                columns={stableColumns}
                selected={selection.ids.has(user.id)}
                busy={busy.has(user.id)}
                canWrite={canWrite}
                cards={cards}
                activeColumn={active.row === item.index ? active.column : null}
                dayWords={dayWords}
                stateWords={stateWords}
                onSelect={onSelect}
                onToggle={onToggle}
              />
            )
          );
        })}
      </div>
    </div>
  );
}

const NO_ROWS: SeatUser[] = [];
