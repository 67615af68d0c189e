import type { GatewayErrorKind } from '../../domain/gateway-error';
import type { PlanUser } from '../../domain/plan/plan';
import type { ImportedRow } from '../../domain/plan/read-user-list';
import { indexRoster } from '../../domain/plan/match-users';
import type { Roster } from '../../domain/roster/roster-options';
import type { SeatUser } from '../../domain/seat-user';
import { createStore, type Readable } from '../../lib/store';
import { createYieldToMain } from '../../lib/yield-to-main';
import { lookUp, MAX_LOOK_UPS, searchable } from '../shared/look-up';
import { type AcceptedRows, keyOf, matchInSteps, NO_MATCHES, type Matches } from './matches';
import { readInSteps } from './reading';
import { createSuggester } from './suggester';

/**
 * Where a list of users comes from. A file, or a very long pasted text, is kept out of the text field:
 * browsers freeze for seconds while they lay such a text out.
 */
export type ListSource = (
  | { readonly kind: 'typed'; readonly text: string }
  | { readonly kind: 'block'; readonly name: string | null; readonly text: string }
) & { readonly accepted?: AcceptedRows };

/** Pasted text that is longer (in characters) becomes a block. */
export const LONGEST_TYPED = 100_000;

export function pastedSource(text: string): ListSource {
  return { kind: 'block', name: null, text };
}

export function typedSource(text: string): ListSource {
  return { kind: 'typed', text };
}

type LookUpState =
  | { readonly kind: 'none' }
  | { readonly kind: 'running'; readonly done: number; readonly total: number }
  | {
      readonly kind: 'done';
      readonly requested: number;
      readonly found: number;
      /** Why it ended early. */
      readonly stopped: GatewayErrorKind | null;
    };

/** A row that matches nobody, and the one user whom it may mean. */
export type Suggestion = ImportedRow & { readonly user: PlanUser; readonly accepted: boolean };

/**
 * - `reading`: the text is being read and matched; `matches` belong to the text before.
 * - `ready`: `matches` belong to the text and to the users loaded by now.
 * - `too-many`: more rows than a list of users has.
 */
export type ImportedListState = {
  readonly phase: 'empty' | 'reading' | 'ready' | 'too-many';
  readonly source: ListSource | null;
  /** 0 to 1, while reading. */
  readonly progress: number;
  readonly header: readonly string[] | null;
  readonly matches: Matches;
  /** Unknown rows that GitLab can be asked about and has not been. */
  readonly askable: readonly ImportedRow[];
  readonly lookUp: LookUpState;
  /** In the order of the list, those accepted among them. None while users are being loaded. */
  readonly suggestions: readonly Suggestion[];
};

/**
 * A list of users as text, matched with the users of a roster. It follows both as they change, while it has
 * listeners.
 */
export type ImportedList = Readable<ImportedListState> & {
  readonly setSource: (source: ListSource | null) => void;
  /** Asks GitLab about unknown rows, at most {@link MAX_LOOK_UPS} of them. */
  readonly lookUp: () => void;
  readonly stopLookUp: () => void;
  /** Takes the users suggested for some rows, or takes that back. */
  readonly setAccepted: (suggestions: readonly Suggestion[], accepted: boolean) => void;
};

type ListRoster = Pick<
  Roster,
  'getSnapshot' | 'subscribe' | 'search' | 'patchUsers' | 'requestSeq'
>;

/** A typed list is read so long after the last key. */
const TYPING_MS = 200;

const NOTHING_ACCEPTED: AcceptedRows = new Map();

const EMPTY: ImportedListState = {
  phase: 'empty',
  source: null,
  progress: 0,
  header: null,
  matches: NO_MATCHES,
  askable: [],
  lookUp: { kind: 'none' },
  suggestions: [],
};

export function createImportedList(roster: ListRoster): ImportedList {
  const store = createStore(EMPTY);
  let listeners = 0;
  let rows: readonly ImportedRow[] = [];
  let reading = new AbortController();
  let looking = new AbortController();
  let matchedUsers: readonly SeatUser[] | null = null;
  let again: ReturnType<typeof setTimeout> | undefined;
  let detach: (() => void) | null = null;
  const requested = new Set<string>();
  const suggester = createSuggester();
  /** Whether suggestions were searched for the current matches. */
  let suggested = false;

  function setState(change: Partial<ImportedListState>): void {
    store.setState((before) => ({ ...before, ...change }));
  }

  async function read(source: ListSource, delayMs: number): Promise<void> {
    reading.abort();
    reading = new AbortController();
    const { signal } = reading;
    setState({ phase: 'reading', source, progress: 0 });
    await new Promise((resolve) => setTimeout(resolve, delayMs));
    const result = await readInSteps(source.text, {
      signal,
      onProgress: (progress) => setState({ progress }),
    });
    if (signal.aborted || result === 'aborted') return;
    if (result === 'too-many') {
      rows = [];
      setState({ ...EMPTY, phase: 'too-many', source });
      return;
    }
    rows = result.rows;
    if (rows.length === 0) {
      setState({ ...EMPTY, header: result.header, source });
      return;
    }
    await match(signal, result.header);
  }

  async function match(signal: AbortSignal, header = store.getSnapshot().header): Promise<void> {
    const { users } = roster.getSnapshot();
    const index = indexRoster(users);
    const accepted = store.getSnapshot().source?.accepted ?? NOTHING_ACCEPTED;
    const matches = await matchInSteps(rows, index, accepted, createYieldToMain(), signal);
    if (matches === null) return;
    matchedUsers = users;
    suggested = false;
    const suggestions = suggestionsOf(matches);
    setState({ phase: 'ready', header, matches, askable: askableOf(matches), suggestions });
    followRoster();
  }

  async function suggest(signal: AbortSignal): Promise<void> {
    suggested = true;
    const { users } = roster.getSnapshot();
    await suggester.search(store.getSnapshot().matches.unknown, users, createYieldToMain(), signal);
    const { phase, matches } = store.getSnapshot();
    if (!signal.aborted && phase === 'ready') setState({ suggestions: suggestionsOf(matches) });
  }

  function suggestionsOf({ unknown, accepted }: Matches): readonly Suggestion[] {
    const open = unknown.flatMap((row): Suggestion[] => {
      const user = suggester.suggested(row);
      return user ? [{ ...row, user, accepted: false }] : [];
    });
    return [...accepted.map((row) => ({ ...row, accepted: true })), ...open].sort(
      (a, b) => a.line - b.line,
    );
  }

  function askableOf({ unknown }: Matches): readonly ImportedRow[] {
    return unknown.filter((row) => !requested.has(keyOf(row)) && searchable(row).length > 0);
  }

  /** Matching again costs more as the list grows, so it waits longer. */
  function followRoster(): void {
    const { users, status } = roster.getSnapshot();
    const { phase } = store.getSnapshot();
    if (phase !== 'ready' || again !== undefined) return;
    const isLoading = status.kind === 'loading';
    if (users === matchedUsers) {
      // While users are loaded, the closest one may not be there yet.
      if (!isLoading && !suggested) void suggest(reading.signal);
      return;
    }
    const ms = isLoading ? 300 + (users.length + rows.length) / 20 : 0;
    again = setTimeout(() => {
      again = undefined;
      if (store.getSnapshot().phase === 'ready') void match(reading.signal);
    }, ms);
  }

  function stop(): void {
    reading.abort();
    looking.abort();
    clearTimeout(again);
    again = undefined;
    detach?.();
    detach = null;
  }

  function start(): void {
    detach = roster.subscribe(followRoster);
    const { source, phase } = store.getSnapshot();
    if (source !== null && phase !== 'too-many') void read(source, 0);
  }

  async function ask(): Promise<void> {
    looking.abort();
    looking = new AbortController();
    const { signal } = looking;
    const wanted = store.getSnapshot().askable.slice(0, MAX_LOOK_UPS);
    const show = (done: number) => {
      if (!signal.aborted) setState({ lookUp: { kind: 'running', done, total: wanted.length } });
    };
    show(0);
    const readAt = roster.requestSeq();
    const result = await lookUp(wanted, roster, signal, show);
    if (signal.aborted && store.getSnapshot().lookUp.kind !== 'running') return;
    for (const row of result.requested) requested.add(keyOf(row));
    const found = result.found.length;
    roster.patchUsers(
      result.found.map(({ user }) => user),
      readAt,
    );
    setState({
      askable: askableOf(store.getSnapshot().matches),
      lookUp: { kind: 'done', requested: result.requested.length, found, stopped: result.stopped },
    });
    if (store.getSnapshot().phase === 'ready') await match(reading.signal);
  }

  return {
    getSnapshot: store.getSnapshot,
    subscribe(listener) {
      const unsubscribe = store.subscribe(listener);
      listeners += 1;
      if (listeners === 1) start();
      return () => {
        unsubscribe();
        listeners -= 1;
        if (listeners === 0) stop();
      };
    },
    setSource(source) {
      looking.abort();
      requested.clear();
      if (source === null || source.text.trim() === '') {
        reading.abort();
        rows = [];
        setState({ ...EMPTY, source });
        return;
      }
      setState({ lookUp: { kind: 'none' } });
      void read(source, source.kind === 'typed' ? TYPING_MS : 0);
    },
    setAccepted(suggestions, on) {
      const { source, phase } = store.getSnapshot();
      if (source === null) return;
      const accepted = new Map(source.accepted);
      for (const suggestion of suggestions) {
        if (on) accepted.set(keyOf(suggestion), suggestion.user.id);
        else accepted.delete(keyOf(suggestion));
      }
      setState({ source: { ...source, accepted } });
      if (phase === 'ready') void match(reading.signal);
    },
    lookUp: () => void ask(),
    stopLookUp() {
      looking.abort();
    },
  };
}
