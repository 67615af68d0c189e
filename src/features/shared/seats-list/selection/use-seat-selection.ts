import { useCallback, useLayoutEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import type { RosterSnapshot } from '../../../../domain/roster/roster-snapshot';
import { headerState, selectionCounts } from '../../../../domain/roster/selection/selection';
import type { VisibleRows } from '../../../../domain/roster/view/view';
import type { SeatUser } from '../../../../domain/seat-user';
import { useAnnounce } from '../../../../ui/feedback/live-region';
import type { Workspace } from '../../../../workspace/workspace';

type ShownUsers = {
  readonly snapshot: RosterSnapshot;
  readonly rows: VisibleRows;
  readonly filtering: boolean;
};

/** The selected users, and the ways to select. */
export function useSeatSelection(
  { selection }: Pick<Workspace, 'selection'>,
  { snapshot, rows, filtering }: ShownUsers,
) {
  const t = useTranslations('seats');
  const announce = useAnnounce();
  const selected = useSyncExternalStore(selection.subscribe, selection.getSnapshot);
  const counts = useMemo(
    () => selectionCounts(selected, snapshot, rows),
    [selected, snapshot, rows],
  );
  const all = headerState(counts, rows);
  const complete = snapshot.usersComplete;

  const latest = useRef({ rows, complete, all });
  useLayoutEffect(() => {
    latest.current = { rows, complete, all };
  }, [rows, complete, all]);

  const onSelect = useCallback(
    (user: SeatUser, range: boolean) => {
      if (range) selection.range(latest.current.rows, user.id);
      else selection.toggle(user.id);
    },
    [selection],
  );
  const onExtend = useCallback(
    (from: SeatUser, to: SeatUser) => {
      if (!selection.getSnapshot().ids.has(from.id)) selection.toggle(from.id);
      selection.range(latest.current.rows, to.id);
    },
    [selection],
  );
  const selectAll = useCallback(() => {
    const { rows: visible, complete: allLoaded } = latest.current;
    selection.selectAll(visible);
    announce(t(allLoaded ? 'allSelected' : 'allLoadedSelected', { count: visible.length }));
  }, [selection, announce, t]);
  const toggleAll = useCallback(() => {
    const { rows: visible, all: shown } = latest.current;
    if (shown === 'all') selection.set(idsOf(visible), false);
    else selectAll();
  }, [selection, selectAll]);
  const clear = useCallback(() => selection.clear(), [selection]);

  return {
    selected,
    counts,
    all,
    selectAllLabel: useSelectAllLabel(complete, rows.length, filtering),
    onSelect,
    onExtend,
    selectAll,
    toggleAll,
    clear,
  };
}

/** The selected users that are loaded, in the order in which they were selected. */
export function selectedUsers({
  roster,
  selection,
}: Pick<Workspace, 'roster' | 'selection'>): readonly SeatUser[] {
  const { find } = roster.getSnapshot();
  return [...selection.getSnapshot().ids].flatMap((id) => find(id) ?? []);
}

function* idsOf(rows: VisibleRows): Iterable<string> {
  for (let row = 0; row < rows.length; row += 1) {
    const user = rows.at(row);
    if (user) yield user.id;
  }
}

/** What "Select all" selects: all matching users, or only those of them that are loaded. */
function useSelectAllLabel(complete: boolean, count: number, filtering: boolean) {
  const t = useTranslations('seats');
  const loaded = t('selectAllLoaded', { count });
  if (!complete) return { label: loaded, title: loaded };
  return {
    label: t('selectAll'),
    title: t(filtering ? 'selectAllMatching' : 'selectAllCount', { count }),
  };
}
