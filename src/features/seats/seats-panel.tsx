import useMediaQuery from '@mui/material/useMediaQuery';
import {
  useCallback,
  useDeferredValue,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { useTranslations } from 'use-intl';
import { isFiltering, type Filters } from '../../domain/roster/filters';
import type { Roster } from '../../domain/roster/roster-options';
import { headerState, selectionCounts } from '../../domain/roster/selection-counts';
import type { Selection } from '../../domain/roster/selection';
import { dayOf } from '../../domain/roster/today';
import type { RosterView } from '../../domain/roster/view';
import type { SeatUser } from '../../domain/seat-user';
import { AddFilterMenu } from './add-filter-menu';
import { FilterBar } from './filter-bar';
import { KeysDialog } from './keys-dialog';
import { RosterNotices } from './roster-notices';
import { RosterStatusLine } from './roster-status';
import { SelectionBar } from './selection-bar';
import { SeatsBody } from './seats-body';
import { SeatsOptions, useSeatsOptions } from './seats-options';
import styles from './seats-panel.module.css';
import { useListState } from './use-list-state';
import { usePanelKeys } from './use-panel-keys';

export type SeatsPanelProps = {
  readonly roster: Roster;
  readonly selection: Selection;
  readonly view: RosterView;
  /** Whether this GitLab tells the last Duo activity. */
  readonly duoKnown: boolean;
  readonly canWrite: boolean;
  readonly readOnlyWhy: string;
  /** Users whose seat is being changed by a toggle just now. */
  readonly busy: ReadonlySet<string>;
  readonly onToggle: (user: SeatUser) => void;
  readonly onAssign: (users: readonly SeatUser[]) => void;
  readonly onRemove: (users: readonly SeatUser[]) => void;
};

/** The users of a purchase: search, filters, table, and what can be done with the selected ones. */
export function SeatsPanel(props: SeatsPanelProps) {
  const { roster, selection, view, duoKnown, canWrite } = props;
  const errors = useTranslations('errors.gateway');
  const snapshot = useSyncExternalStore(roster.subscribe, roster.getSnapshot);
  const selected = useSyncExternalStore(selection.subscribe, selection.getSnapshot);
  const list = useListState();
  const options = useSeatsOptions();
  const cards = useMediaQuery('(max-width: 700px)', { noSsr: true });
  const [filterAnchor, setFilterAnchor] = useState<HTMLElement | null>(null);
  const [keysOpen, setKeysOpen] = useState(false);
  const searchRef = useRef<HTMLInputElement>(null);
  const addRef = useRef<HTMLButtonElement>(null);
  const [today] = useState(() => dayOf(Date.now()));

  useEffect(() => roster.load(), [roster]);

  // Typing is shown at once; the rows follow as soon as there is time for them.
  const text = useDeferredValue(list.text);
  const { sort } = list.state;
  const filters = useMemo<Filters>(
    () => ({ ...list.state.filters, text }),
    [list.state.filters, text],
  );
  const rows = view.read({ users: snapshot.users, filters, sort, today });
  const all = useMemo(() => headerState(selected, rows), [selected, rows]);
  const counts = useMemo(
    () => selectionCounts(selected, snapshot, rows),
    [selected, snapshot, rows],
  );
  const filtering = isFiltering(filters);

  const latest = useRef(rows);
  useLayoutEffect(() => {
    latest.current = rows;
  }, [rows]);
  const onSelect = useCallback(
    (user: SeatUser, range: boolean) => {
      if (range) selection.range(latest.current, user.id);
      else selection.toggle(user.id);
    },
    [selection],
  );
  const onExtend = useCallback(
    (from: SeatUser, to: SeatUser) => {
      if (!selection.getSnapshot().ids.has(from.id)) selection.toggle(from.id);
      selection.range(latest.current, to.id);
    },
    [selection],
  );
  const selectAll = useCallback(() => {
    const visible = latest.current;
    if (headerState(selection.getSnapshot(), visible) === 'all') {
      selection.set(
        idsOf(visible.length, (row) => visible.at(row)),
        false,
      );
    } else {
      selection.selectAll(visible);
    }
  }, [selection]);
  const { onAssign, onRemove } = props;
  const chosen = useCallback(() => {
    const users: SeatUser[] = [];
    for (const id of selection.getSnapshot().ids) {
      const user = roster.getSnapshot().find(id);
      if (user) users.push(user);
    }
    return users;
  }, [selection, roster]);
  const assign = useCallback(() => onAssign(chosen()), [onAssign, chosen]);
  const remove = useCallback(() => onRemove(chosen()), [onRemove, chosen]);

  usePanelKeys({
    search: () => searchRef.current?.focus(),
    filter: () => addRef.current?.click(),
    assign: () => canWrite && counts.total > 0 && assign(),
    remove: () => canWrite && counts.total > 0 && remove(),
    selectAll: () => selection.selectAll(latest.current),
    clear: () => selection.clear(),
    help: () => setKeysOpen(true),
  });

  return (
    <section className={styles.panel}>
      <FilterBar
        filters={list.state.filters}
        text={list.text}
        onText={list.setText}
        onFilter={(change) => list.dispatch({ type: 'filter', change })}
        onClear={() => list.dispatch({ type: 'clear-filters' })}
        searchRef={searchRef}
        addRef={addRef}
        onAdd={setFilterAnchor}
      >
        <SeatsOptions
          options={options}
          sort={sort}
          onSort={(next) => list.dispatch({ type: 'sort', sort: next })}
          cards={cards}
          onKeys={() => setKeysOpen(true)}
        />
      </FilterBar>
      <AddFilterMenu
        anchor={filterAnchor}
        onClose={() => setFilterAnchor(null)}
        filters={list.state.filters}
        onFilter={(change) => list.dispatch({ type: 'filter', change })}
        duoKnown={duoKnown}
      />
      <RosterNotices
        roster={roster}
        snapshot={snapshot}
        errorTitle={(kind) => errors(`${kind as 'network'}.title`)}
      />
      <RosterStatusLine
        roster={roster}
        snapshot={snapshot}
        shown={rows.length}
        filtering={filtering}
      />
      <SeatsBody
        snapshot={snapshot}
        onRetry={() => roster.retry()}
        filtering={filtering}
        onClearFilters={() => list.dispatch({ type: 'clear-filters' })}
        rows={rows}
        today={today}
        selection={selected}
        all={all}
        sort={sort}
        onSort={(column, additive) => list.dispatch({ type: 'sort-by', column, additive })}
        onSelect={onSelect}
        onExtend={onExtend}
        onSelectAll={selectAll}
        busy={props.busy}
        canWrite={canWrite}
        onToggle={props.onToggle}
        hidden={options.hidden}
        dense={options.dense}
        cards={cards}
      />
      <SelectionBar
        {...counts}
        canWrite={canWrite}
        readOnlyWhy={props.readOnlyWhy}
        onClear={() => selection.clear()}
        onAssign={assign}
        onRemove={remove}
      />
      <KeysDialog open={keysOpen} onClose={() => setKeysOpen(false)} />
    </section>
  );
}

function* idsOf(length: number, at: (row: number) => SeatUser | undefined): Iterable<string> {
  for (let row = 0; row < length; row += 1) {
    const user = at(row);
    if (user) yield user.id;
  }
}
