import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Roster } from '../../../domain/roster/roster-options';
import { useRetryOnceSignedIn } from '../../../gitlab/session/session-context';
import {
  createServerSearchDesk,
  type ServerSearchDesk,
  type ServerSearchState,
} from './server-search-store';

/** Searches GitLab as well, as long as `text` is one. */
export function useServerSearch(
  roster: Roster,
  text: string | null,
): { readonly state: ServerSearchState; readonly desk: ServerSearchDesk } {
  const [desk] = useState(() => createServerSearchDesk(roster));
  const state = useSyncExternalStore(desk.subscribe, desk.getSnapshot);
  useEffect(() => desk.ask(text), [desk, text]);
  useEffect(() => () => desk.ask(null), [desk]);
  useRetryOnceSignedIn(state.kind === 'failed' && state.reason === 'auth', () => desk.again());
  return { state, desk };
}
