import {
  useCallback,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type CSSProperties,
  type MouseEvent,
} from 'react';
import { useTranslations } from 'use-intl';
import { classNames } from '../../../../lib/class-names';
import type { SeatUser } from '../../../../domain/seat-user';
import { loadProtectedUsersMessages } from '../../../../messages/locale';
import { useNarrowWindow } from '../../../../ui/layout/use-narrow-window';
import { lazyDialog } from '../../../../ui/layout/lazy-part';
import { usePageRows } from '../../../../ui/data/virtual-list';
import { useDayLabel } from '../../../../ui/data/relative-day';
import { useSinceLabel } from '../use-seat-since';
import { useUserStateLabel } from '../../use-user-state-label';
import { useSeatsList } from '../seats-list-context';
import { CellsContext, type CellsContextValue } from './cells';
import { columnOf, isFact, MENU_COLUMN, SEAT_COLUMNS } from './columns';
import { isUsageColumn } from '../../../../domain/roster/view/list-state';
import { useColumnLabel } from './use-column-label';
import { SeatsHead } from './seats-head';
import { SeatsRow } from './seats-row';
import styles from './seats-table.module.css';
import { tracksOf } from './table-layout';
import { useGridKeys } from './use-grid-keys';

const RowMenu = lazyDialog(async () => (await import('./row-menu')).RowMenu, {
  messages: loadProtectedUsersMessages,
  isOpen: ({ anchor }) => anchor !== null,
  close: ({ onClose }) => onClose(),
});

type OpenMenu = { readonly user: SeatUser; readonly anchor: HTMLElement };

/** More users than that are a file rather than paper, and would take the browser minutes. */
const MOST_PRINTED = 2_000;

const FACT_HEIGHT = 20;
/** In px: beside the columns of a row, beside the table, and of a table at most. */
const PADDING = 18;
const GUTTERS = 64;
const MOST_WIDTH = 1_310;
const ROW_HEIGHT = { normal: 44, dense: 36, cards: 104 };

/** The users as an ARIA grid. Only the rows near the window are in the page. */
export function SeatsTable() {
  const t = useTranslations('seats');
  const { rows, found, busy, selection, layout, cards, needsUse } = useSeatsList();
  const { onSelect, onExtend, selected } = selection;
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const onMenu = useCallback(
    (user: SeatUser, anchor: HTMLElement) => setMenu({ user, anchor }),
    [],
  );
  const cells = useCellsContext(onMenu);
  const columns = useColumns();
  const headColumns = cards
    ? columns.slice(0, columns.filter((one) => !isFact(one)).length + 1)
    : columns;
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
  const height = cards
    ? ROW_HEIGHT.cards + (needsUse ? FACT_HEIGHT : 0)
    : layout.dense
      ? ROW_HEIGHT.dense
      : ROW_HEIGHT.normal;
  const page = usePageRows(body, {
    count: rows.length,
    height,
    focused: active.row,
    printed: Math.min(rows.length, MOST_PRINTED),
  });
  useLayoutEffect(() => keys.attach(page.scrollToRow), [keys, page.scrollToRow]);

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

  const least = PADDING + headColumns.reduce((sum, { minWidth }) => sum + minWidth, 0);
  const isWide = useNarrowWindow(least > MOST_WIDTH ? Infinity : least + GUTTERS) && !cards;
  const tracks: CSSProperties & Record<'--tracks' | '--least' | '--row', string> = {
    '--row': `${height}px`,
    '--tracks': tracksOf(headColumns, layout.sizing),
    '--least': `${least}px`,
  };
  return (
    <div
      role="grid"
      tabIndex={-1}
      aria-label={t('tableLabel')}
      aria-rowcount={rows.length + 1}
      aria-colcount={headColumns.length}
      aria-multiselectable="true"
      className={classNames(
        styles.table,
        layout.dense && styles.dense,
        cards && styles.cards,
        isWide && styles.wide,
      )}
      style={tracks}
      onKeyDown={keys.onKeyDown}
      onFocus={keys.onFocus}
      onClick={onRowClick}
    >
      <SeatsHead columns={headColumns} activeColumn={active.row === -1 ? active.column : null} />
      <CellsContext value={cells}>
        <div ref={body} role="rowgroup" className={styles.body} style={page.style}>
          {page.rows.map(({ index, start }) => {
            const user = rows.at(index);
            return (
              user && (
                <SeatsRow
                  key={user.id}
                  user={user}
                  index={index}
                  start={start}
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
      {page.printing && rows.length > MOST_PRINTED && (
        <p role="presentation">{t('printedPart', { count: MOST_PRINTED, total: rows.length })}</p>
      )}
      <RowMenu
        user={menu?.user ?? null}
        anchor={menu?.anchor ?? null}
        onClose={() => setMenu(null)}
      />
    </div>
  );
}

/** What the cells share; the same object for as long as nothing of it changes. */
function useCellsContext(onMenu: CellsContextValue['onMenu']): CellsContextValue {
  const { today, canWrite, readOnlyWhy, selection, details, onToggle, part, seatSince, use } =
    useSeatsList();
  const Reason = part?.Reason;
  const usageLabel = use?.label;
  const columnLabel = useColumnLabel();
  const { onSelect } = selection;
  const { open: onOpen } = details;
  const dayLabel = useDayLabel(today);
  const sinceLabel = useSinceLabel(today);
  const stateLabel = useUserStateLabel();
  return useMemo(
    () => ({
      canWrite,
      readOnlyWhy,
      dayLabel,
      sinceLabel,
      seatSince,
      usageLabel,
      columnLabel,
      stateLabel,
      onSelect,
      onToggle,
      onOpen,
      onMenu,
      Reason,
    }),
    [
      canWrite,
      readOnlyWhy,
      dayLabel,
      sinceLabel,
      seatSince,
      usageLabel,
      columnLabel,
      stateLabel,
      onSelect,
      onToggle,
      onOpen,
      onMenu,
      Reason,
    ],
  );
}

/** The shown columns. Those of a card stay the same however the table is laid out, its facts last: they are one cell. */
function useColumns() {
  const { layout, cards, needsUse, list } = useSeatsList();
  const { available, shown } = layout;
  // A card has room for one figure of use.
  const figure = list.state.sort.map(({ column }) => column).find(isUsageColumn) ?? 'use';
  return useMemo(() => {
    if (!cards) return [...shown, MENU_COLUMN];
    const onCard = SEAT_COLUMNS.filter((one) => one.card !== undefined && available.includes(one));
    const facts = onCard.filter(isFact);
    if (needsUse) facts.push({ ...columnOf(figure), card: 'facts' });
    return [...onCard.filter((one) => !isFact(one)), MENU_COLUMN, ...facts];
  }, [cards, shown, available, needsUse, figure]);
}
