import { useCallback, useLayoutEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import type { Roster } from '../../../domain/roster/roster-options';
import type { RosterSnapshot } from '../../../domain/roster/roster-snapshot';
import {
  headerState,
  type Selection,
  selectionCounts,
} from '../../../domain/roster/selection/selection';
import type { VisibleRows } from '../../../domain/roster/view/view';
import type { SeatUser } from '../../../domain/seat-user';
import { useAnnounce } from '../../../ui/feedback/live-region';

type SeatSelectionOptions = {
  readonly roster: Roster;
  readonly snapshot: RosterSnapshot;
  readonly selection: Selection;
  readonly rows: VisibleRows;
  /** Whether everybody is loaded, so that all that match are all there are. */
  readonly complete: boolean;
};

/** Who is selected, and the ways to select. */
export function useSeatSelection(options: SeatSelectionOptions) {
  const { roster, snapshot, selection, rows, complete } = options;
  const t = useTranslations('seats');
  const announce = useAnnounce();
  const selected = useSyncExternalStore(selection.subscribe, selection.getSnapshot);
  const counts = useMemo(
    () => selectionCounts(selected, snapshot, rows),
    [selected, snapshot, rows],
  );
  const all = headerState(counts, rows);

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
    const { rows: visible, complete: everybody } = latest.current;
    selection.selectAll(visible);
    announce(t(everybody ? 'allSelected' : 'allLoadedSelected', { count: visible.length }));
  }, [selection, announce, t]);
  const toggleAll = useCallback(() => {
    const { rows: visible, all: shown } = latest.current;
    if (shown === 'all') {
      selection.set(idsOf(visible), false);
    } else {
      selectAll();
    }
  }, [selection, selectAll]);
  const chosen = useCallback(() => {
    const { find } = roster.getSnapshot();
    return [...selection.getSnapshot().ids].flatMap((id) => find(id) ?? []);
  }, [selection, roster]);
  const clear = useCallback(() => selection.clear(), [selection]);

  return { selected, all, counts, onSelect, onExtend, selectAll, toggleAll, chosen, clear };
}

function* idsOf(rows: VisibleRows): Iterable<string> {
  for (let row = 0; row < rows.length; row += 1) {
    const user = rows.at(row);
    if (user) yield user.id;
  }
}
