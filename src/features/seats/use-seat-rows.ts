import { useDeferredValue, useMemo, useState, useSyncExternalStore } from 'react';
import { useLocale } from 'use-intl';
import type { SeatScope } from '../../domain/purchase';
import { isFiltering, type Filters } from '../../domain/roster/filters/filters';
import type { Roster } from '../../domain/roster/roster-options';
import { utcDay } from '../../lib/days';
import type { RosterView } from '../../domain/roster/view/view';
import { useMembers } from '../../gitlab/use-members';
import { mergeFound } from './search/merge-found';
import type { ListControl } from './use-list-state';
import { useServerSearch } from './search/use-server-search';
import { useWarmView } from './table/use-prepared-view';

const NOBODY: ReadonlySet<string> = new Set();

/** Which users to show, in order: the roster's, and while it is not complete also whom GitLab finds. */
export function useSeatRows(roster: Roster, view: RosterView, list: ListControl, scope: SeatScope) {
  const snapshot = useSyncExternalStore(roster.subscribe, roster.getSnapshot);
  const [today] = useState(() => utcDay(Date.now()));
  // Typing is shown at once; the rows follow as soon as there is time for them.
  const text = useDeferredValue(list.text);
  const { sort } = list.state;
  const filters = useMemo<Filters>(
    () => ({ ...list.state.filters, text }),
    [list.state.filters, text],
  );
  const members = useMembers(scope, filters);
  const { memberIds } = members;
  const { users, usersComplete } = snapshot;
  const locale = useLocale();
  useWarmView(view, users, locale);

  const local = view.read({ users, filters, sort, locale, today, memberIds });
  // Private emails are never loaded: when nobody fits, GitLab may still know somebody.
  const worthAsking = !usersComplete || (local.length === 0 && local.unresolved.length === 0);
  const server = useServerSearch(roster, worthAsking && users.length > 0 ? text : null);
  const answer =
    server.state.kind === 'found' && server.state.text === text.trim() ? server.state : null;
  const { rows, found } = useMemo(() => {
    if (answer === null) return { rows: local, found: NOBODY };
    const merged = mergeFound(local, answer.ids, filters, { today, memberIds });
    return { rows: merged.rows, found: new Set([...answer.fresh, ...merged.extra]) };
  }, [local, answer, filters, today, memberIds]);

  return {
    snapshot,
    today,
    filters,
    sort,
    members,
    server,
    rows,
    found,
    filtering: isFiltering(filters),
  };
}
