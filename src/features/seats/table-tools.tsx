import KeyboardIcon from '@mui/icons-material/KeyboardOutlined';
import IconButton from '@mui/material/IconButton';
import { type ReactNode, useMemo } from 'react';
import { useTranslations } from 'use-intl';
import type { RosterSnapshot } from '../../domain/roster/roster-snapshot';
import type { SelectionCounts } from '../../domain/roster/selection/selection';
import type { VisibleRows } from '../../domain/roster/view/view';
import type { SeatUser } from '../../domain/seat-user';
import { ColumnsMenu } from './table/columns-menu';
import { ExportMenu } from './export/export-menu';
import { listOf, searchOf } from './saved-views/saved-views';
import type { SeatColumnId } from './table/seat-columns';
import { SortSelect } from './table/sort-select';
import type { ListControl } from './use-list-state';
import type { SavedViewsControl } from './saved-views/use-saved-views';
import type { TableSettingsControl } from './table/use-table-settings';
import { ViewsMenu } from './saved-views/views-menu';

type TableToolsProps = {
  /** Other tools, to stand beside these. */
  readonly more: ReactNode;
  readonly list: ListControl;
  readonly views: SavedViewsControl;
  readonly settings: TableSettingsControl;
  readonly missing: ReadonlySet<SeatColumnId>;
  readonly cards: boolean;
  readonly scopeName: string;
  readonly purchaseName: string;
  readonly snapshot: RosterSnapshot;
  readonly rows: VisibleRows;
  readonly counts: SelectionCounts;
  readonly chosen: () => readonly SeatUser[];
  readonly onNote: (label: string) => void;
  readonly onKeys: () => void;
};

/** What is done with the table as a whole: views, columns, files, keys. */
export function TableTools(props: TableToolsProps) {
  const { list, settings, missing, cards, scopeName, counts, onNote } = props;
  const t = useTranslations('seats');
  const { state, text, dispatch } = list;
  const { layout } = settings;
  const search = useMemo(
    () => searchOf({ ...state, filters: { ...state.filters, text } }),
    [state, text],
  );
  const columns = layout.order.filter(
    (column) => !layout.hidden.includes(column) && !missing.has(column),
  );
  return (
    <>
      {cards && (
        <SortSelect
          sort={state.sort}
          missing={missing}
          onSort={(sort) => dispatch({ type: 'sort', sort })}
        />
      )}
      {props.more}
      <ViewsMenu
        views={props.views}
        search={search}
        scopeName={scopeName}
        onApply={(next) => dispatch({ type: 'replace', state: listOf(next) })}
        onNote={onNote}
      />
      {!cards && <ColumnsMenu layout={layout} missing={missing} onLayout={settings.dispatch} />}
      <ExportMenu
        rows={props.rows}
        selected={counts.total}
        missing={counts.missing}
        chosen={props.chosen}
        columns={columns}
        snapshot={props.snapshot}
        about={{ scope: scopeName, purchase: props.purchaseName, search }}
        onNote={onNote}
      />
      {!cards && (
        <IconButton size="small" aria-label={t('keys')} title={t('keys')} onClick={props.onKeys}>
          <KeyboardIcon fontSize="small" />
        </IconButton>
      )}
    </>
  );
}
