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
  type RefObject,
} from 'react';
import { useTranslations } from 'use-intl';
import { classNames } from '../../../lib/class-names';
import { pageBody } from '../../../ui/layout/page-body';
import { useDayLabel } from '../../shared/use-day-label';
import { useUserStateLabel } from '../../shared/use-user-state-label';
import { useSeatsList } from '../seats-list-context';
import { CellsContext } from './cells';
import { SEAT_COLUMNS } from './columns';
import { SeatsHead } from './seats-head';
import { SeatsRow } from './seats-row';
import styles from './seats-table.module.css';
import { tracksOf } from './table-layout';
import { useGridKeys } from './use-grid-keys';

const ROW_HEIGHT = { normal: 44, dense: 36, cards: 104 };

/**
 * The users as an ARIA grid. Only the rows near the window are in the page; the page itself scrolls, so
 * that zoom, find and touch work as everywhere.
 */
export function SeatsTable() {
  const t = useTranslations('seats');
  const { rows, found, busy, selection, layout, cards } = useSeatsList();
  const { onSelect, onExtend, selected } = selection;
  const cells = useCellsContext();
  const columns = useColumns();
  const headColumns = cards ? columns.slice(0, CARD_CELLS) : columns;
  const body = useRef<HTMLDivElement>(null);
  const keys = useGridKeys({
    rows,
    columns: headColumns.length,
    container: body,
    onSelect,
    onExtend,
    onOpen: cells.onOpen,
  });
  const { active } = keys;
  const height = cards ? ROW_HEIGHT.cards : layout.dense ? ROW_HEIGHT.dense : ROW_HEIGHT.normal;
  const { virtualizer, offset } = useVirtualRows({ body, count: rows.length, height, active });
  useLayoutEffect(() => keys.attach((row) => virtualizer.scrollToIndex(row)), [keys, virtualizer]);

  // A plain click on a row selects nothing: a slip of the hand could undo a long selection.
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
    '--tracks': tracksOf(headColumns, layout.sizing),
  };
  return (
    <div
      role="grid"
      tabIndex={-1}
      aria-label={t('tableLabel')}
      aria-rowcount={rows.length + 1}
      aria-colcount={headColumns.length}
      aria-multiselectable="true"
      className={classNames(styles.table, layout.dense && styles.dense, cards && styles.cards)}
      style={tracks}
      onKeyDown={keys.onKeyDown}
      onFocus={keys.onFocus}
      onClick={onRowClick}
    >
      <SeatsHead columns={headColumns} activeColumn={active.row === -1 ? active.column : null} />
      <CellsContext value={cells}>
        <div
          ref={body}
          role="rowgroup"
          className={styles.body}
          style={{ height: virtualizer.getTotalSize() }}
        >
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const user = rows.at(index);
            return (
              user && (
                <SeatsRow
                  key={user.id}
                  user={user}
                  index={index}
                  start={start - offset}
                  columns={columns}
                  selected={selected.ids.has(user.id)}
                  found={found.has(user.id)}
                  busy={busy.has(user.id)}
                  cards={cards}
                  activeColumn={active.row === index ? active.column : null}
                />
              )
            );
          })}
        </div>
      </CellsContext>
    </div>
  );
}

/** What the cells share; the same object for as long as nothing of it changes. */
function useCellsContext() {
  const { today, canWrite, selection, details, onToggle } = useSeatsList();
  const { onSelect } = selection;
  const { open: onOpen } = details;
  const dayLabel = useDayLabel(today);
  const stateLabel = useUserStateLabel();
  return useMemo(
    () => ({ canWrite, dayLabel, stateLabel, onSelect, onToggle, onOpen }),
    [canWrite, dayLabel, stateLabel, onSelect, onToggle, onOpen],
  );
}

/** Cells of a card: box, user, seat, and one for all facts, which the first of them names. */
const CARD_CELLS = 4;

/** The shown columns. Those of a card stay the same however the table is laid out. */
function useColumns() {
  const { layout, cards } = useSeatsList();
  const { available, shown } = layout;
  const onCard = useMemo(
    () => SEAT_COLUMNS.filter((one) => one.card !== undefined && available.includes(one)),
    [available],
  );
  return cards ? onCard : shown;
}

type VirtualRowsOptions = {
  readonly body: RefObject<HTMLElement | null>;
  readonly count: number;
  /** Of a row, in px. */
  readonly height: number;
  readonly active: { readonly row: number };
};

/**
 * The rows near the window. Not the virtual list of `ui/data`, which scrolls in a box of its own: here the
 * page scrolls, and the row with the focus stays in the page.
 */
function useVirtualRows({ body, count, height, active }: VirtualRowsOptions) {
  const [offset, setOffset] = useState(0);
  const rangeExtractor = useCallback(
    (range: Range) => {
      // Without it the focus would be lost by scrolling.
      const wanted = defaultRangeExtractor(range);
      if (active.row < 0 || active.row >= range.count || wanted.includes(active.row)) return wanted;
      return [...wanted, active.row].sort((a, b) => a - b);
    },
    [active.row],
  );
  const virtualizer = useWindowVirtualizer({
    count,
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
  }, [body]);
  return { virtualizer, offset };
}
