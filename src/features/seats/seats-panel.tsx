import useMediaQuery from '@mui/material/useMediaQuery';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { SeatScope } from '../../domain/purchase';
import type { Roster } from '../../domain/roster/roster-options';
import type { Selection } from '../../domain/roster/selection/selection';
import type { RosterView } from '../../domain/roster/view/view';
import type { SeatUser } from '../../domain/seat-user';
import type { InstanceFeatures } from '../../gitlab/capabilities';
import { FilterBar } from './filters/filter-bar';
import { LazyKeysDialog } from './lazy-keys-dialog';
import { UnavailableLine } from './unavailable-line';
import { MembersLine } from './members-line';
import { RosterNotices } from '../shared/roster-notices';
import { RosterStatusLine } from '../shared/roster-status';
import type { SavedViewsPort } from './saved-views/saved-views';
import { SearchLine } from './search/search-line';
import { missingColumns } from './table/seat-columns';
import { SeatsBody } from './table/seats-body';
import { SeatsBulk } from './selection/seats-bulk';
import styles from './seats-panel.module.css';
import { TableTools } from './table-tools';
import { useDefaultView } from './saved-views/use-default-view';
import { useListState } from './use-list-state';
import { useNote } from './use-note';
import { usePanelKeys } from './use-panel-keys';
import { useSavedViews } from './saved-views/use-saved-views';
import { useSeatRows } from './use-seat-rows';
import { useSeatSelection } from './selection/use-seat-selection';
import { useSelectAllLabel } from './selection/use-select-all-label';
import { useTableSettings, type TableSettingsPort } from './table/use-table-settings';
import { useUserParam } from './details/use-user-param';
import { LazyUserDrawer } from './details/lazy-user-drawer';

export type SeatsPanelProps = {
  readonly roster: Roster;
  readonly selection: Selection;
  readonly view: RosterView;
  readonly scope: SeatScope;
  /** The group's name, or the host. */
  readonly scopeName: string;
  /** What this GitLab knows, and its version where it tells it. */
  readonly features: InstanceFeatures;
  readonly version: string | null;
  readonly savedViews: SavedViewsPort;
  readonly tableSettings: TableSettingsPort;
  readonly canWrite: boolean;
  readonly readOnlyWhy: string;
  /** Users whose seat is being changed by a toggle just now. */
  readonly busy: ReadonlySet<string>;
  readonly onToggle: (user: SeatUser) => void;
  readonly onAssign: (users: readonly SeatUser[]) => void;
  readonly onRemove: (users: readonly SeatUser[]) => void;
  /** More that can be done with users, beside what the table itself offers. */
  readonly tools?: ReactNode;
};

/** The users of a purchase: search, filters, table, and what can be done with the selected ones. */
export function SeatsPanel(props: SeatsPanelProps) {
  const { roster, selection, scope, scopeName, features, version, canWrite } = props;
  const errors = useTranslations('errors.gateway');
  const list = useListState();
  const views = useSavedViews(props.savedViews);
  useDefaultView(views, list);
  const settings = useTableSettings(props.tableSettings);
  const details = useUserParam();
  const [note, say] = useNote();
  const cards = useMediaQuery('(max-width: 700px)', { noSsr: true });
  const [keysOpen, setKeysOpen] = useState(false);
  const searchRef = useRef<HTMLInputElement>(null);
  const addRef = useRef<HTMLButtonElement>(null);
  const missing = useMemo(() => missingColumns(features), [features]);

  useEffect(() => roster.load(), [roster]);

  const { snapshot, today, filters, sort, members, server, rows, found, filtering } = useSeatRows(
    roster,
    props.view,
    list,
    scope,
  );
  const complete = snapshot.usersComplete;
  const select = useSeatSelection({ roster, snapshot, selection, rows, complete });
  const { counts, chosen } = select;
  const selectAllLabel = useSelectAllLabel(snapshot, rows, filtering);
  const { onAssign, onRemove } = props;
  const assign = useCallback(() => onAssign(chosen()), [onAssign, chosen]);
  const remove = useCallback(() => onRemove(chosen()), [onRemove, chosen]);
  const clearFilters = () => list.dispatch({ type: 'clear-filters' });

  usePanelKeys({
    search: () => searchRef.current?.focus(),
    filter: () => addRef.current?.click(),
    assign: () => canWrite && counts.total > 0 && assign(),
    remove: () => canWrite && counts.total > 0 && remove(),
    selectAll: select.selectAll,
    clear: select.clear,
    help: () => setKeysOpen(true),
  });

  return (
    <section className={styles.panel}>
      <UnavailableLine
        features={features}
        version={version}
        dismissed={settings.dismissed}
        onDismiss={settings.dismiss}
      />
      <FilterBar
        filters={list.state.filters}
        text={list.text}
        onText={list.setText}
        onFilter={(change) => list.dispatch({ type: 'filter', change })}
        onClear={clearFilters}
        scope={scope}
        features={features}
        users={snapshot.users}
        searchRef={searchRef}
        addRef={addRef}
      >
        <TableTools
          more={props.tools}
          list={list}
          views={views}
          settings={settings}
          missing={missing}
          cards={cards}
          scopeName={scopeName}
          purchaseName={roster.purchase.name}
          snapshot={snapshot}
          rows={rows}
          counts={counts}
          chosen={chosen}
          onNote={say}
          onKeys={() => setKeysOpen(true)}
        />
      </FilterBar>
      <RosterNotices
        roster={roster}
        snapshot={snapshot}
        errorTitle={(kind) => errors(`${kind as 'network'}.title`)}
      />
      <MembersLine
        members={members}
        filters={filters}
        scope={scope}
        onFilter={(change) => list.dispatch({ type: 'filter', change })}
      />
      <RosterStatusLine
        roster={roster}
        snapshot={snapshot}
        shown={rows.length}
        filtering={filtering}
        note={note}
      />
      <SearchLine {...server} />
      <SeatsBody
        snapshot={snapshot}
        onRetry={() => roster.retry()}
        filtering={filtering}
        onClearFilters={clearFilters}
        searching={server.state.kind === 'searching'}
        rows={rows}
        found={found}
        today={today}
        selection={select.selected}
        all={select.all}
        selectAllLabel={selectAllLabel}
        sort={sort}
        onSort={(column, additive) => list.dispatch({ type: 'sort-by', column, additive })}
        onSelect={select.onSelect}
        onExtend={select.onExtend}
        onSelectAll={select.toggleAll}
        busy={props.busy}
        canWrite={canWrite}
        onToggle={props.onToggle}
        onOpen={details.open}
        layout={settings.layout}
        onLayout={settings.dispatch}
        missing={missing}
        cards={cards}
      />
      <SeatsBulk
        roster={roster}
        snapshot={snapshot}
        counts={counts}
        selectAllLabel={select.all === 'all' ? null : selectAllLabel}
        onSelectAll={select.selectAll}
        canWrite={canWrite}
        readOnlyWhy={props.readOnlyWhy}
        onClear={select.clear}
        onAssign={assign}
        onRemove={remove}
      />
      <LazyUserDrawer
        id={details.id}
        snapshot={snapshot}
        today={today}
        features={features}
        busy={props.busy}
        canWrite={canWrite}
        readOnlyWhy={props.readOnlyWhy}
        onToggle={props.onToggle}
        onClose={details.close}
      />
      <LazyKeysDialog open={keysOpen} onClose={() => setKeysOpen(false)} />
    </section>
  );
}
