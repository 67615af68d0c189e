import type { GatewayErrorKind } from '../../domain/gateway-error';
import type { ImportedRow } from '../../domain/plan/read-user-list';
import { indexRoster } from '../../domain/plan/match-users';
import type { Roster } from '../../domain/roster/roster-options';
import type { SeatUser } from '../../domain/seat-user';
import { lookUp, MAX_LOOK_UPS, searchable } from '../shared/look-up';
import { matchInSteps, NO_MATCHES, type Matches } from './matches';
import { createYieldToMain } from '../shared/yield-to-main';
import type { ListSource } from './list-source';
import { readInSteps } from './read-in-steps';

export type LookUpState =
  | { readonly kind: 'none' }
  | { readonly kind: 'running'; readonly done: number; readonly total: number }
  | {
      readonly kind: 'done';
      readonly requested: number;
      readonly found: number;
      /** Why it ended early. */
      readonly stopped: GatewayErrorKind | null;
    };

/**
 * - `reading`: the text is being read and matched; `matches` are those of the text before.
 * - `ready`: `matches` are those of the text and of the users loaded by now.
 * - `too-many`: more people than can be meant.
 */
export type ImportedListState = {
  readonly phase: 'empty' | 'reading' | 'ready' | 'too-many';
  readonly source: ListSource | null;
  /** 0 to 1, while reading. */
  readonly progress: number;
  readonly header: readonly string[] | null;
  readonly matches: Matches;
  /** Of the unknown people, those GitLab can be asked for and has not been. */
  readonly askable: readonly ImportedRow[];
  readonly lookUp: LookUpState;
};

/** A list of people as text, matched with the users of a roster; follows both as they change. */
export type ImportedList = {
  readonly getSnapshot: () => ImportedListState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly setSource: (source: ListSource | null) => void;
  /** Asks GitLab for unknown people, at most {@link MAX_LOOK_UPS} of them. */
  readonly lookUp: () => void;
  readonly stopLookUp: () => void;
};

type ListRoster = Pick<
  Roster,
  'getSnapshot' | 'subscribe' | 'search' | 'patchUsers' | 'requestSeq'
>;

/** So long after the last key a typed list is read. */
const TYPING_MS = 200;

const EMPTY: ImportedListState = {
  phase: 'empty',
  source: null,
  progress: 0,
  header: null,
  matches: NO_MATCHES,
  askable: [],
  lookUp: { kind: 'none' },
};

export function createImportedList(roster: ListRoster): ImportedList {
  const listeners = new Set<() => void>();
  let state = EMPTY;
  let rows: readonly ImportedRow[] = [];
  let reading = new AbortController();
  let looking = new AbortController();
  let matchedUsers: readonly SeatUser[] | null = null;
  let again: ReturnType<typeof setTimeout> | undefined;
  let detach: (() => void) | null = null;
  const requested = new Set<string>();

  function setState(change: Partial<ImportedListState>): void {
    state = { ...state, ...change };
    for (const listener of [...listeners]) listener();
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
      setState({ phase: 'too-many', header: null, matches: NO_MATCHES, askable: [] });
      return;
    }
    rows = result.rows;
    if (rows.length === 0) {
      setState({ phase: 'empty', header: result.header, matches: NO_MATCHES, askable: [] });
      return;
    }
    await match(signal, result.header);
  }

  async function match(signal: AbortSignal, header = state.header): Promise<void> {
    const { users } = roster.getSnapshot();
    const index = indexRoster(users);
    const matches = await matchInSteps(rows, index, createYieldToMain(), signal);
    if (matches === null) return;
    matchedUsers = users;
    setState({ phase: 'ready', header, matches, askable: askableOf(matches) });
    followRoster();
  }

  function askableOf({ unknown }: Matches): readonly ImportedRow[] {
    return unknown.filter((row) => !requested.has(keyOf(row)) && searchable(row).length > 0);
  }

  /** More users have come: matching anew costs the more, the more there are, so it waits accordingly. */
  function followRoster(): void {
    const { users, status } = roster.getSnapshot();
    if (users === matchedUsers || state.phase !== 'ready' || again !== undefined) return;
    const isLoading = status.kind === 'loading';
    const ms = isLoading ? 300 + (users.length + rows.length) / 20 : 0;
    again = setTimeout(() => {
      again = undefined;
      if (state.phase === 'ready') void match(reading.signal);
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
    if (state.source === null || state.phase === 'too-many') return;
    void read(state.source, 0);
  }

  function forgetLookUp(): void {
    looking.abort();
    requested.clear();
  }

  async function ask(): Promise<void> {
    looking.abort();
    looking = new AbortController();
    const { signal } = looking;
    const wanted = state.askable.slice(0, MAX_LOOK_UPS);
    const show = (done: number) => {
      if (!signal.aborted) setState({ lookUp: { kind: 'running', done, total: wanted.length } });
    };
    show(0);
    const readAt = roster.requestSeq();
    const result = await lookUp(wanted, roster, signal, show);
    if (signal.aborted && state.lookUp.kind !== 'running') return;
    for (const row of result.requested) requested.add(keyOf(row));
    const found = result.found.length;
    roster.patchUsers(
      result.found.map(({ user }) => user),
      readAt,
    );
    setState({
      askable: askableOf(state.matches),
      lookUp: { kind: 'done', requested: result.requested.length, found, stopped: result.stopped },
    });
    if (state.phase === 'ready') await match(reading.signal);
  }

  return {
    getSnapshot: () => state,
    subscribe(listener) {
      listeners.add(listener);
      if (listeners.size === 1) start();
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) stop();
      };
    },
    setSource(source) {
      forgetLookUp();
      if (source === null || source.text.trim() === '') {
        reading.abort();
        rows = [];
        setState({ ...EMPTY, source });
        return;
      }
      setState({ lookUp: { kind: 'none' } });
      void read(source, source.kind === 'typed' ? TYPING_MS : 0);
    },
    lookUp: () => void ask(),
    stopLookUp() {
      looking.abort();
    },
  };
}

function keyOf(row: ImportedRow): string {
  return row.text.toLowerCase();
}
