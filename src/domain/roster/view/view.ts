import type { SeatUser } from '../../seat-user';
import {
  type CompiledFilters,
  compileFilters,
  type FilterContext,
  type Filters,
  isFilteringUse,
  type Unresolved,
} from '../filters/filters';
import type { SeatSinceById } from '../seat-since';
import type { UsageFigures } from '../usage-figures';
import { createSearchIndex } from './search-index';
import type { Sort } from './list-state';
import { createSortOrder, type SortOrder } from './sort-order';

export type ViewInput = FilterContext & {
  readonly users: readonly SeatUser[];
  readonly filters: Filters;
  readonly sort: Sort;
  /** The language whose order of names it is: a BCP 47 tag. */
  readonly locale: string;
};

/**
 * From a roster to the rows on screen, in steps that are repeated only when their own input changed:
 * order (users, sort, locale), matches (users, filters, day, members), rows.
 */
export type RosterView = {
  read(input: ViewInput): VisibleRows;
  /**
   * Prepares texts for searching and sorting in idle time, and asks about every millisecond whether the
   * time is up. True when there is nothing left to prepare.
   */
  warm(users: readonly SeatUser[], locale: string, isTimeUp: () => boolean): boolean;
};

/** Texts folded before the time is checked again: about a millisecond. */
const WARM_STEP = 1_000;

export function createView(): RosterView {
  let sorting: { readonly locale: string; readonly of: SortOrder } | null = null;
  const texts = createSearchIndex();
  let matching: { key: MatchKey; matches: Matches } | null = null;
  let last: { order: Uint32Array; matches: Matches; rows: VisibleRows } | null = null;
  let lastSort: { key: string; sort: Sort } | null = null;

  function match(input: ViewInput): Matches {
    const key = matchKey(input);
    if (matching === null || !sameKey(matching.key, key)) {
      const compiled = compileFilters(input.filters, input);
      matching = { key, matches: findMatches(input, compiled, texts.texts) };
    }
    return matching.matches;
  }

  /** The same sort in another array (a link was read again) is still the same sort. */
  function sameSort(sort: Sort): Sort {
    const key = JSON.stringify(sort);
    if (lastSort?.key !== key) lastSort = { key, sort };
    return lastSort.sort;
  }

  /** The order of texts is that of one language: another one starts again. */
  function sortingIn(locale: string): SortOrder {
    if (sorting?.locale !== locale) sorting = { locale, of: createSortOrder(locale) };
    return sorting.of;
  }

  return {
    read(input) {
      const order = sortingIn(input.locale).order(input.users, sameSort(input.sort), input);
      const matches = match(input);
      if (last?.order === order && last.matches === matches) return last.rows;
      const rows = makeRows(input.users, order, matches);
      last = { order, matches, rows };
      return rows;
    },
    warm(users, locale, isTimeUp) {
      for (;;) {
        if (texts.advance(users, WARM_STEP) && sortingIn(locale).advance(users)) return true;
        if (isTimeUp()) return false;
      }
    },
  };
}

type MatchKey = Pick<ViewInput, 'users'> & {
  readonly text: string;
  readonly role: ReadonlySet<string> | undefined;
  readonly subgroup: ReadonlySet<string> | undefined;
  readonly since: SeatSinceById | undefined;
  readonly figures: UsageFigures | undefined;
};

function matchKey({ users, filters, today, memberIds, seatSince, figures }: ViewInput): MatchKey {
  return {
    users,
    text: JSON.stringify([today, filters]),
    // What only a filter that is not set needs makes no difference.
    role: filters.role === null ? undefined : memberIds?.role,
    subgroup: filters.subgroup === null ? undefined : memberIds?.subgroup,
    since: filters.since.length === 0 ? undefined : seatSince,
    figures: isFilteringUse(filters) ? figures : undefined,
  };
}

function sameKey(a: MatchKey, b: MatchKey): boolean {
  return (
    a.users === b.users &&
    a.text === b.text &&
    a.role === b.role &&
    a.subgroup === b.subgroup &&
    a.since === b.since &&
    a.figures === b.figures
  );
}

type Matches = {
  /** By index in `users`: 1 for a match. Null: everybody matches. */
  readonly flags: Uint8Array | null;
  readonly count: number;
  readonly unresolved: VisibleRows['unresolved'];
};

function findMatches(
  { users, figures }: ViewInput,
  { test, needsText, needsUse, unresolved }: CompiledFilters,
  textsOf: (users: readonly SeatUser[]) => readonly string[],
): Matches {
  if (test === null) return { flags: null, count: users.length, unresolved };
  const texts = needsText ? textsOf(users) : [];
  const owns = needsUse && figures ? figures.known(users) : [];
  const flags = new Uint8Array(users.length);
  let count = 0;
  for (let index = 0; index < users.length; index += 1) {
    const user = users[index];
    if (user === undefined || !test(user, texts[index] ?? '', owns[index])) continue;
    flags[index] = 1;
    count += 1;
  }
  return { flags, count, unresolved };
}

function makeRows(
  users: readonly SeatUser[],
  sorted: Uint32Array,
  { flags, count, unresolved }: Matches,
): VisibleRows {
  let order = sorted;
  if (flags !== null) {
    order = new Uint32Array(count);
    let row = 0;
    for (const index of sorted) {
      if (flags[index] === 1) {
        order[row] = index;
        row += 1;
      }
    }
  }
  return {
    users,
    order,
    length: order.length,
    at(row) {
      const index = order[row];
      return index === undefined ? undefined : users[index];
    },
    unresolved,
  };
}

/** The users that the filters let through, in order. The same object for the same input; never mutated. */
export type VisibleRows = {
  readonly users: readonly SeatUser[];
  /** Indexes into `users`, in visible order. */
  readonly order: Uint32Array;
  readonly length: number;
  at(row: number): SeatUser | undefined;
  /** Filters that are set but whose members or figures are not known (yet). No user passes them. */
  readonly unresolved: readonly Unresolved[];
};
