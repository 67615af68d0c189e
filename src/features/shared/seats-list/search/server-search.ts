import { useEffect, useState, useSyncExternalStore } from 'react';
import { GatewayError, type GatewayErrorKind } from '../../../../domain/gateway-error';
import {
  compileFilters,
  type FilterContext,
  type Filters,
} from '../../../../domain/roster/filters/filters';
import {
  MIN_SEARCH_LENGTH,
  type ServerSearchResult,
} from '../../../../domain/roster/load/server-search';
import type { Roster } from '../../../../domain/roster/roster-options';
import type { VisibleRows } from '../../../../domain/roster/view/view';
import { useRetryOnceSignedIn } from '../../../../gitlab/session/session-context';
import { createStore, type Readable } from '../../../../lib/store';

export type ServerSearchState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'searching'; readonly text: string }
  | { readonly kind: 'stopped'; readonly text: string }
  | { readonly kind: 'failed'; readonly text: string; readonly reason: GatewayErrorKind }
  | {
      readonly kind: 'found';
      readonly text: string;
      readonly ids: readonly string[];
      /** Ids of users that were not loaded before. */
      readonly added: ReadonlySet<string>;
      readonly more: boolean;
      /** Null where GitLab does not report it. */
      readonly total: number | null;
    };

export type ServerSearch = Readable<ServerSearchState> & {
  /** Searches once the text has rested; null, or a text that is too short, ends the search. */
  readonly search: (text: string | null) => void;
  readonly stop: () => void;
  readonly retry: () => void;
};

const IDLE: ServerSearchState = { kind: 'idle' };

/** Searches GitLab for the typed text, one request at a time, and adds the users found to the roster. */
export function createServerSearch(
  roster: Pick<Roster, 'search' | 'patchUsers' | 'requestSeq' | 'getSnapshot'>,
  delayMs = 350,
): ServerSearch {
  const { getSnapshot, subscribe, setState } = createStore(IDLE);
  let requested: string | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let abort: AbortController | null = null;

  function cancel(): void {
    clearTimeout(timer);
    abort?.abort();
    abort = null;
  }

  async function send(text: string): Promise<void> {
    const controller = new AbortController();
    abort = controller;
    const requestSeq = roster.requestSeq();
    try {
      const result = await roster.search(text, { signal: controller.signal });
      if (!controller.signal.aborted) publish(text, result, requestSeq);
    } catch (error) {
      if (controller.signal.aborted) return;
      const reason = error instanceof GatewayError ? error.kind : 'network';
      setState({ kind: 'failed', text, reason });
    }
  }

  function publish(text: string, result: ServerSearchResult, requestSeq: number): void {
    const { users, more, total } = result;
    const { find } = roster.getSnapshot();
    const added = new Set(users.filter(({ id }) => !find(id)).map(({ id }) => id));
    roster.patchUsers(users, requestSeq);
    setState({ kind: 'found', text, ids: users.map(({ id }) => id), added, more, total });
  }

  function start(text: string, delay: number): void {
    cancel();
    setState({ kind: 'searching', text });
    timer = setTimeout(() => void send(text), delay);
  }

  return {
    getSnapshot,
    subscribe,
    search(text) {
      const trimmed = text?.trim() ?? '';
      const wanted = trimmed.length >= MIN_SEARCH_LENGTH ? trimmed : null;
      if (wanted === requested) return;
      requested = wanted;
      if (wanted !== null) {
        start(wanted, delayMs);
        return;
      }
      cancel();
      setState(IDLE);
    },
    stop() {
      const state = getSnapshot();
      if (state.kind !== 'searching') return;
      cancel();
      setState({ kind: 'stopped', text: state.text });
    },
    retry() {
      if (requested !== null) start(requested, 0);
    },
  };
}

export type ServerSearchControl = Pick<ServerSearch, 'stop' | 'retry'> & {
  readonly state: ServerSearchState;
};

/** Searches GitLab as well, as long as `text` is not null. */
export function useServerSearch(roster: Roster, text: string | null): ServerSearchControl {
  const [{ search, stop, retry, getSnapshot, subscribe }] = useState(() =>
    createServerSearch(roster),
  );
  const state = useSyncExternalStore(subscribe, getSnapshot);
  useEffect(() => search(text), [search, text]);
  useEffect(() => () => search(null), [search]);
  useRetryOnceSignedIn(state.kind === 'failed' && state.reason === 'auth', retry);
  return { state, stop, retry };
}

/**
 * Appends the users that GitLab found by a text that only it can see (a private email), as far as the
 * other filters match them. `extra` holds the ids of the appended users.
 */
export function appendFound(
  rows: VisibleRows,
  found: readonly string[],
  filters: Filters,
  context: FilterContext,
): { readonly rows: VisibleRows; readonly extra: ReadonlySet<string> } {
  const missing = new Set(found);
  for (let row = 0; row < rows.length && missing.size > 0; row += 1) {
    const user = rows.at(row);
    if (user) missing.delete(user.id);
  }
  const { test } = compileFilters({ ...filters, text: '' }, context);
  const known = context.figures?.known(rows.users);
  const added: number[] = [];
  const extra = new Set<string>();
  if (missing.size > 0) {
    rows.users.forEach((user, index) => {
      if (!missing.has(user.id) || (test !== null && !test(user, '', known?.[index]))) return;
      added.push(index);
      extra.add(user.id);
    });
  }
  if (added.length === 0) return { rows, extra };
  const order = new Uint32Array(rows.length + added.length);
  order.set(rows.order);
  order.set(added, rows.length);
  const at = (row: number) => {
    const index = order[row];
    return index === undefined ? undefined : rows.users[index];
  };
  return { rows: { ...rows, order, length: order.length, at }, extra };
}
