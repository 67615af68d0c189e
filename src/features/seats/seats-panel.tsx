import { useRef, useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { SeatUser } from '../../domain/seat-user';
import { BookmarkIcon, DownloadIcon } from '../../ui/icons/list-icons';
import { lazyDialog } from '../../ui/layout/lazy-part';
import { RosterNotices, RosterStatusLine } from '../shared/purchase/roster-status';
import { FilterBar } from '../shared/seats-list/filters/filter-bar';
import {
  MembersNotice,
  ServerSearchStatus,
  UnavailableNotice,
  UsageNotice,
} from '../shared/seats-list/list-notices';
import {
  SeatsListProvider,
  useSeatsList,
  type SeatsListOptions,
} from '../shared/seats-list/seats-list-context';
import type { SavedViewsPort } from './saved-views/saved-views';
import { SavedViewsContext, useDefaultView, useSavedViews } from './saved-views/use-saved-views';
import styles from './seats-panel.module.css';
import { ListDialogs } from '../shared/seats-list/list-dialogs';
import { SelectionBar } from '../shared/seats-list/selection/selection-bar';
import { selectedUsers } from '../shared/seats-list/selection/use-seat-selection';
import { SeatsBody } from '../shared/seats-list/table/seats-body';
import { TableTools, Tool, whileOpen } from '../shared/seats-list/table-tools';
import { usePanelKeys } from '../shared/seats-list/use-panel-keys';

const ViewsMenu = lazyDialog(
  async () => (await import('./saved-views/views-menu')).ViewsMenu,
  whileOpen,
);
const ExportMenu = lazyDialog(
  async () => (await import('./export/export-menu')).ExportMenu,
  whileOpen,
);

type SeatsPanelProps = SeatsListOptions & PanelProps;

type PanelProps = {
  readonly onAssign: (users: readonly SeatUser[]) => void;
  readonly onRemove: (users: readonly SeatUser[]) => void;
  readonly savedViews: SavedViewsPort;
  /** Further tools, beside those of the table. */
  readonly tools?: ReactNode;
};

/** The users of a purchase: search, filters, table, and what can be done with the selected ones. */
export function SeatsPanel({ onAssign, onRemove, tools, savedViews, ...options }: SeatsPanelProps) {
  return (
    <SeatsListProvider {...options}>
      <Panel onAssign={onAssign} onRemove={onRemove} tools={tools} savedViews={savedViews} />
    </SeatsListProvider>
  );
}

function Panel({ onAssign, onRemove, tools, savedViews }: PanelProps) {
  const list = useSeatsList();
  const { workspace, roster, snapshot, rows, filtering, note, selection, canWrite } = list;
  const views = useSavedViews(savedViews);
  useDefaultView(views, list.list);
  const t = useTranslations('seats');
  const [keysOpen, setKeysOpen] = useState(false);
  const searchRef = useRef<HTMLInputElement>(null);
  const addRef = useRef<HTMLButtonElement>(null);
  const assign = () => onAssign(selectedUsers(workspace));
  const remove = () => onRemove(selectedUsers(workspace));

  usePanelKeys({
    search: () => searchRef.current?.focus(),
    filter: () => addRef.current?.click(),
    assign: () => canWrite && selection.counts.total > 0 && assign(),
    remove: () => canWrite && selection.counts.total > 0 && remove(),
    selectAll: selection.selectAll,
    clear: selection.clear,
    help: () => setKeysOpen(true),
  });

  return (
    <section className={styles.panel}>
      <UnavailableNotice />
      <FilterBar searchRef={searchRef} addRef={addRef} actions={tools}>
        <SavedViewsContext value={views}>
          <TableTools
            onKeys={() => setKeysOpen(true)}
            end={<Tool label={t('export.menu')} icon={<DownloadIcon />} menu={ExportMenu} />}
          >
            <Tool label={t('views.menu')} icon={<BookmarkIcon />} menu={ViewsMenu} />
          </TableTools>
        </SavedViewsContext>
      </FilterBar>
      <RosterNotices roster={roster} snapshot={snapshot} />
      <MembersNotice />
      <UsageNotice />
      <RosterStatusLine
        roster={roster}
        snapshot={snapshot}
        shown={rows.length}
        filtering={filtering}
        note={note}
      />
      <ServerSearchStatus />
      <SeatsBody />
      <SelectionBar onAssign={assign} onRemove={remove} />
      <ListDialogs keysOpen={keysOpen} onCloseKeys={() => setKeysOpen(false)} />
    </section>
  );
}
