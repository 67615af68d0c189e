import { useTable } from '@tanstack/react-table';
import { defaultRangeExtractor, useWindowVirtualizer, type Range } from '@tanstack/react-virtual';
import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type CSSProperties,
  type MouseEvent,
} from 'react';
import { useTranslations } from 'use-intl';
import type { SelectionSnapshot } from '../../../domain/roster/selection/selection';
import type { Sort, SortColumn } from '../../../domain/roster/view/list-state';
import type { VisibleRows } from '../../../domain/roster/view/view';
import type { SeatUser } from '../../../domain/seat-user';
import { pageBody } from '../../../ui/layout/page-body';
import { CARD_COLUMNS, SEAT_COLUMNS, seatTableFeatures, type SeatColumnId } from './seat-columns';
import { SeatsHead, type SelectAllLabel } from './seats-head';
import { SeatsRow } from './seats-row';
import styles from './seats-table.module.css';
import { tracksOf, type LayoutAction, type TableLayout } from './table-layout';
import { useDayLabel } from '../../shared/use-day-label';
import { useGridKeys } from './use-grid-keys';
import { useUserStateLabel } from '../../shared/use-user-state-label';

export type SeatsTableProps = {
  readonly rows: VisibleRows;
  readonly today: string;
  readonly selection: SelectionSnapshot;
  readonly all: 'none' | 'some' | 'all';
  readonly sort: Sort;
  readonly onSort: (column: SortColumn, additive: boolean) => void;
  readonly onSelect: (user: SeatUser, range: boolean) => void;
  readonly onExtend: (from: SeatUser, to: SeatUser) => void;
  readonly selectAllLabel: SelectAllLabel;
  readonly onSelectAll: () => void;
  /** Users whom only GitLab's own search found. */
  readonly found: ReadonlySet<string>;
  /** Users whose seat is being changed just now. */
  readonly busy: ReadonlySet<string>;
  readonly canWrite: boolean;
  readonly onToggle: (user: SeatUser) => void;
  readonly onOpen: (user: SeatUser) => void;
  readonly layout: TableLayout;
  readonly onLayout: (action: LayoutAction) => void;
  /** Columns of which this GitLab tells nothing. */
  readonly missing: ReadonlySet<SeatColumnId>;
  readonly cards: boolean;
};

const ROW_HEIGHT = { normal: 44, dense: 36, cards: 104 };

/**
 * The users as an ARIA grid. Only the rows near the window are in the page; the page itself scrolls,
 * so that zoom, find and touch work as everywhere.
 */
export function SeatsTable(props: SeatsTableProps) {
  const { rows, selection, busy, canWrite, cards, onSelect, onToggle, onOpen } = props;
  const { layout, onLayout, found } = props;
  const t = useTranslations('seats');
  const dayLabel = useDayLabel(props.today);
  const stateLabel = useUserStateLabel();
  const body = useRef<HTMLDivElement>(null);
  const [offset, setOffset] = useState(0);

  const columns = useColumns(layout, props.missing, cards);

  const height = cards ? ROW_HEIGHT.cards : layout.dense ? ROW_HEIGHT.dense : ROW_HEIGHT.normal;
  const keys = useGridKeys({
    rows,
    columns: columns.length,
    container: body,
    onSelect,
    onExtend: props.onExtend,
    onOpen,
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
    observer.observe(pageBody());
    return () => observer.disconnect();
  }, []);
  useLayoutEffect(() => keys.attach((row) => virtualizer.scrollToIndex(row)), [keys, virtualizer]);

  // A plain click on a row selects nobody: too much could be lost by a slip of the hand.
  function onRowClick(event: MouseEvent) {
    const toggles = event.ctrlKey || event.metaKey;
    if (!(event.target instanceof HTMLElement) || (!toggles && !event.shiftKey)) return;
    if (event.target.closest('label, [role=switch]')) return;
    const row = Number(event.target.closest<HTMLElement>('[data-row]')?.dataset['row'] ?? -1);
    const user = row < 0 ? undefined : rows.at(row);
    if (!user) return;
    window.getSelection()?.removeAllRanges();
    onSelect(user, event.shiftKey);
  }

  const tracks: CSSProperties & Record<'--tracks', string> = {
    '--tracks': tracksOf(columns, layout.widths),
  };
  const className = [styles.table, layout.dense && styles.dense, cards && styles.cards]
    .filter(Boolean)
    .join(' ');
  return (
    <div
      role="grid"
      tabIndex={-1}
      aria-label={t('tableLabel')}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length}
      aria-multiselectable="true"
      className={className}
      style={tracks}
      onKeyDown={keys.onKeyDown}
      onFocus={keys.onFocus}
      onClick={onRowClick}
    >
      <SeatsHead
        columns={columns}
        sort={props.sort}
        onSort={props.onSort}
        all={props.all}
        selectAllLabel={props.selectAllLabel}
        onLayout={onLayout}
        cards={cards}
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
                columns={columns}
                selected={selection.ids.has(user.id)}
                found={found.has(user.id)}
                busy={busy.has(user.id)}
                canWrite={canWrite}
                cards={cards}
                activeColumn={active.row === item.index ? active.column : null}
                dayLabel={dayLabel}
                stateLabel={stateLabel}
                onSelect={onSelect}
                onToggle={onToggle}
                onOpen={onOpen}
              />
            )
          );
        })}
      </div>
    </div>
  );
}

const NO_ROWS: SeatUser[] = [];

/** The shown columns in order; the same array until one comes, goes or moves. */
function useColumns(
  layout: TableLayout,
  missing: ReadonlySet<SeatColumnId>,
  cards: boolean,
): readonly SeatColumnId[] {
  const { order, hidden } = layout;
  const visibility = useMemo(
    () => Object.fromEntries(order.map((id) => [id, !hidden.includes(id) && !missing.has(id)])),
    [order, hidden, missing],
  );
  const columnOrder = useMemo(() => [...order], [order]);
  // The table never sees the 100,000 users, only the few on screen: rows are the roster's business.
  const table = useTable({
    features: seatTableFeatures,
    columns: SEAT_COLUMNS,
    data: NO_ROWS,
    state: { columnVisibility: visibility, columnOrder },
  });
  const key = table
    .getVisibleLeafColumns()
    .map((column) => column.id)
    .join();
  return useMemo(() => (cards ? CARD_COLUMNS : (key.split(',') as SeatColumnId[])), [cards, key]);
}
