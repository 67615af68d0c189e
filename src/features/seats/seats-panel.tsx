import { useRef, useState, type ReactNode } from 'react';
import type { SeatUser } from '../../domain/seat-user';
import { lazyDialog } from '../../ui/layout/lazy-part';
import { RosterNotices, RosterStatusLine } from '../shared/purchase/roster-status';
import { FilterBar } from './filters/filter-bar';
import { MembersNotice, ServerSearchStatus, UnavailableNotice } from './list-notices';
import { SeatsListProvider, useSeatsList, type SeatsListOptions } from './seats-list-context';
import styles from './seats-panel.module.css';
import { SelectionBar } from './selection/selection-bar';
import { selectedUsers } from './selection/use-seat-selection';
import { SeatsBody } from './table/seats-body';
import { TableTools } from './table-tools';
import { usePanelKeys } from './use-panel-keys';

const UserDrawer = lazyDialog(async () => (await import('./details/user-drawer')).UserDrawer, {
  isOpen: ({ id }) => id !== null,
  close: ({ onClose }) => onClose(),
});
const KeysDialog = lazyDialog(async () => (await import('./keys-dialog')).KeysDialog, {
  isOpen: ({ open }) => open,
  close: ({ onClose }) => onClose(),
});

type SeatsPanelProps = SeatsListOptions & PanelProps;

type PanelProps = {
  readonly onAssign: (users: readonly SeatUser[]) => void;
  readonly onRemove: (users: readonly SeatUser[]) => void;
  /** Further tools, beside those of the table. */
  readonly tools?: ReactNode;
};

/** The users of a purchase: search, filters, table, and what can be done with the selected ones. */
export function SeatsPanel({ onAssign, onRemove, tools, ...options }: SeatsPanelProps) {
  return (
    <SeatsListProvider {...options}>
      <Panel onAssign={onAssign} onRemove={onRemove} tools={tools} />
    </SeatsListProvider>
  );
}

function Panel({ onAssign, onRemove, tools }: PanelProps) {
  const { workspace, roster, snapshot, rows, filtering, note, selection, details, canWrite } =
    useSeatsList();
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
      <FilterBar searchRef={searchRef} addRef={addRef}>
        <TableTools onKeys={() => setKeysOpen(true)}>{tools}</TableTools>
      </FilterBar>
      <RosterNotices roster={roster} snapshot={snapshot} />
      <MembersNotice />
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
      <UserDrawer id={details.id} onClose={details.close} />
      <KeysDialog open={keysOpen} onClose={() => setKeysOpen(false)} />
    </section>
  );
}
