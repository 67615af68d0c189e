import { useDeferredValue, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { useLocale } from 'use-intl';
import {
  type FilterContext,
  isFiltering,
  type Filters,
} from '../../../domain/roster/filters/filters';
import type { RosterView } from '../../../domain/roster/view/view';
import type { SeatUser } from '../../../domain/seat-user';
import { useMembers } from '../../../gitlab/use-members';
import { utcDay } from '../../../lib/days';
import type { Workspace } from '../../../workspace/workspace';
import { appendFound, useServerSearch } from './search/server-search';
import type { ListControl } from './use-list-state';

const NO_IDS: ReadonlySet<string> = new Set();

/**
 * The users to show, in order: the matching users of the roster, and after them users that only GitLab's
 * own search finds.
 */
export function useSeatRows(
  { roster, view, scope }: Pick<Workspace, 'roster' | 'view' | 'scope'>,
  list: ListControl,
  { seatSince, figures }: Pick<FilterContext, 'seatSince' | 'figures'>,
  /** The users that the list is about, where these are not all. */
  some?: readonly SeatUser[],
) {
  const snapshot = useSyncExternalStore(roster.subscribe, roster.getSnapshot);
  const [today] = useState(() => utcDay(Date.now()));
  // Typing shows at once; the rows follow as soon as there is time for them.
  const text = useDeferredValue(list.text);
  const { sort } = list.state;
  const filters = useMemo<Filters>(
    () => ({ ...list.state.filters, text }),
    [list.state.filters, text],
  );
  const members = useMembers(scope, filters);
  const { memberIds } = members;
  const { usersComplete } = snapshot;
  const users = some ?? snapshot.users;
  const locale = useLocale();
  useWarmView(view, users, locale);

  const local = view.read({ users, filters, sort, locale, today, memberIds, seatSince, figures });
  // Private emails are never loaded: where no user matches, GitLab may still find one.
  const isServerUseful = !usersComplete || (local.length === 0 && local.unresolved.length === 0);
  const server = useServerSearch(
    roster,
    isServerUseful && users.length > 0 && some === undefined ? text : null,
  );
  const answer =
    server.state.kind === 'found' && server.state.text === text.trim() ? server.state : null;
  const { rows, found } = useMemo(() => {
    if (answer === null) return { rows: local, found: NO_IDS };
    const { rows: all, extra } = appendFound(local, answer.ids, filters, {
      today,
      memberIds,
      seatSince,
      figures,
    });
    return { rows: all, found: new Set([...answer.added, ...extra]) };
  }, [local, answer, filters, today, memberIds, seatSince, figures]);

  return {
    snapshot,
    /** `YYYY-MM-DD` in UTC. */
    today,
    /** Those in force, which follow the typed text. */
    filters,
    filtering: isFiltering(filters),
    members,
    server,
    rows,
    /** Ids of users that only GitLab's own search found. */
    found,
  };
}

/** Safari has no idle callbacks: short turns with pauses between them come close. */
const TURN_MS = 8;
const PAUSE_MS = 40;

function whenIdle(work: (isTimeUp: () => boolean) => void): () => void {
  if (typeof requestIdleCallback === 'function') {
    const handle = requestIdleCallback((deadline) => work(() => deadline.timeRemaining() <= 1));
    return () => cancelIdleCallback(handle);
  }
  const timer = setTimeout(() => {
    const end = performance.now() + TURN_MS;
    work(() => performance.now() >= end);
  }, PAUSE_MS);
  return () => clearTimeout(timer);
}

/** Prepares search and sort while the browser is idle, so that the first time is as fast as the next. */
function useWarmView(view: RosterView, users: readonly SeatUser[], locale: string): void {
  useEffect(() => {
    let cancel: () => void = () => undefined;
    function turn(isTimeUp: () => boolean): void {
      if (!view.warm(users, locale, isTimeUp)) cancel = whenIdle(turn);
    }
    cancel = whenIdle(turn);
    return () => cancel();
  }, [view, users, locale]);
}
