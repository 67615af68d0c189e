import { GatewayError, type GatewayErrorKind } from '../../../domain/gateway-error';
import type { Roster } from '../../../domain/roster/roster-options';
import {
  MIN_SEARCH_LENGTH,
  type ServerSearchResult,
} from '../../../domain/roster/load/server-search';

export type ServerSearchState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'searching'; readonly text: string }
  | { readonly kind: 'stopped'; readonly text: string }
  | { readonly kind: 'failed'; readonly text: string; readonly reason: GatewayErrorKind }
  | {
      readonly kind: 'found';
      readonly text: string;
      readonly ids: readonly string[];
      /** Those who were not loaded before. */
      readonly fresh: ReadonlySet<string>;
      readonly more: boolean;
      /** Null where GitLab does not tell. */
      readonly total: number | null;
    };

export type ServerSearchStore = {
  readonly getSnapshot: () => ServerSearchState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Searches when the text has rested; null, or a text too short, ends the search. */
  ask(text: string | null): void;
  stop(): void;
  again(): void;
};

const IDLE: ServerSearchState = { kind: 'idle' };

/** Searches GitLab for what somebody types, one question at a time, and adds whom it finds to the roster. */
export function createServerSearchStore(
  roster: Pick<Roster, 'search' | 'patchUsers' | 'requestSeq' | 'getSnapshot'>,
  delayMs = 350,
): ServerSearchStore {
  const listeners = new Set<() => void>();
  let state = IDLE;
  let requested: string | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let abort: AbortController | null = null;

  function setState(next: ServerSearchState): void {
    state = next;
    for (const listener of [...listeners]) listener();
  }

  function giveUp(): void {
    clearTimeout(timer);
    abort?.abort();
    abort = null;
  }

  async function search(text: string): Promise<void> {
    const mine = new AbortController();
    abort = mine;
    const requestSeq = roster.requestSeq();
    try {
      const result = await roster.search(text, { signal: mine.signal });
      if (!mine.signal.aborted) take(text, result, requestSeq);
    } catch (error) {
      if (mine.signal.aborted) return;
      const reason = error instanceof GatewayError ? error.kind : 'network';
      setState({ kind: 'failed', text, reason });
    }
  }

  function take(
    text: string,
    { users, more, total }: ServerSearchResult,
    requestSeq: number,
  ): void {
    const { find } = roster.getSnapshot();
    const fresh = new Set(users.filter(({ id }) => !find(id)).map(({ id }) => id));
    roster.patchUsers(users, requestSeq);
    setState({ kind: 'found', text, ids: users.map(({ id }) => id), fresh, more, total });
  }

  function begin(text: string, delay: number): void {
    giveUp();
    setState({ kind: 'searching', text });
    timer = setTimeout(() => void search(text), delay);
  }

  return {
    getSnapshot: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    ask(text) {
      const trimmed = text?.trim() ?? '';
      const wanted = trimmed.length >= MIN_SEARCH_LENGTH ? trimmed : null;
      if (wanted === requested) return;
      requested = wanted;
      if (wanted !== null) {
        begin(wanted, delayMs);
        return;
      }
      giveUp();
      if (state !== IDLE) setState(IDLE);
    },
    stop() {
      if (state.kind !== 'searching') return;
      giveUp();
      setState({ kind: 'stopped', text: state.text });
    },
    again() {
      if (requested !== null) begin(requested, 0);
    },
  };
}
