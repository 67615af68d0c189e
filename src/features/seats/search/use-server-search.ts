import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Roster } from '../../../domain/roster/roster-options';
import { useRetryOnceSignedIn } from '../../../gitlab/session/session-context';
import {
  createServerSearchStore,
  type ServerSearchStore,
  type ServerSearchState,
} from './server-search-store';

/** Searches GitLab as well, as long as `text` is one. */
export function useServerSearch(
  roster: Roster,
  text: string | null,
): { readonly state: ServerSearchState; readonly workspace: ServerSearchStore } {
  const [workspace] = useState(() => createServerSearchStore(roster));
  const state = useSyncExternalStore(workspace.subscribe, workspace.getSnapshot);
  useEffect(() => workspace.ask(text), [workspace, text]);
  useEffect(() => () => workspace.ask(null), [workspace]);
  useRetryOnceSignedIn(state.kind === 'failed' && state.reason === 'auth', () => workspace.again());
  return { state, workspace };
}
