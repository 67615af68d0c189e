import { emailOf, type SeatUser } from '../../seat-user';
import type { SeatSinceById } from '../seat-since';
import type { UsageFigures } from '../usage-figures';
import {
  dayValue,
  directedKeys,
  idKeys,
  radixSort,
  timeValue,
  UNKNOWN,
  type Values,
} from './sort-keys';
import { isUsageColumn, type Sort, type SortColumn } from './list-state';
import { createTextColumn, type TextColumn } from './text-ranks';

/** Puts a roster's users in order; remembers what it can between rosters. */
export type SortOrder = {
  /** All indexes of `users`, in the order of `sort`. The same array for the same input. */
  order(users: readonly SeatUser[], sort: Sort, known?: Known): Uint32Array;
  /** Prepares sorting by text, about a millisecond of it; true when there is nothing left to prepare. */
  advance(users: readonly SeatUser[]): boolean;
};

/** What is known besides the users, as far as it is. */
type Known = {
  readonly seatSince?: SeatSinceById | undefined;
  readonly figures?: UsageFigures | undefined;
};

/** @param locale of the names' order, a BCP 47 tag. */
export function createSortOrder(locale: string): SortOrder {
  // "Item 2" before "Item 10"; case and accents do not separate names.
  const collator = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' });
  const name = createTextColumn(collator, (user) => user.name);
  const username = createTextColumn(collator, (user) => user.username);
  const email = createTextColumn(collator, emailOf);
  const state = createTextColumn(collator, (user) => user.state);
  const texts: readonly TextColumn[] = [name, username, email];

  let valuesOf: readonly SeatUser[] | null = null;
  let since: SeatSinceById | undefined;
  let figures: UsageFigures | undefined;
  let ids: { readonly users: readonly SeatUser[]; readonly order: Uint32Array } | null = null;
  const values = new Map<SortColumn, Values>();

  function compute(users: readonly SeatUser[], column: SortColumn): Values {
    switch (column) {
      case 'name':
        return name.ranks(users);
      case 'username':
        return username.ranks(users);
      case 'email':
        return email.ranks(users);
      case 'state':
        return state.ranks(users);
      case 'seat':
        return users.map((user) => (user.holdsSeat ? 1 : 0));
      case 'gitlab':
        return users.map((user) => dayValue(user.lastActivityOn));
      case 'duo':
        return users.map(({ duoUse, lastDuoActivityOn: day }) =>
          duoUse ? Number(duoUse === 'used') : dayValue(day),
        );
      case 'login':
        return users.map((user) => timeValue(user.lastLoginAt));
      case 'since':
        return users.map(({ id, holdsSeat }) =>
          dayValue(holdsSeat ? since?.get(id)?.latest : null),
        );
      case 'id':
        return idRanks(users);
      default:
        return figures === undefined ? users.map(() => UNKNOWN) : figures.values(users, column);
    }
  }

  function idRanks(users: readonly SeatUser[]): Uint32Array {
    const ranks = new Uint32Array(users.length);
    byId(users).forEach((index, rank) => {
      ranks[index] = rank;
    });
    return ranks;
  }

  function valueOf(users: readonly SeatUser[], column: SortColumn): Values {
    let found = values.get(column);
    if (found === undefined) {
      found = compute(users, column);
      values.set(column, found);
    }
    return found;
  }

  function byId(users: readonly SeatUser[]): Uint32Array {
    if (ids === null || !sameIds(ids.users, users)) {
      ids = { users, order: radixSort(loadingOrder(users), idKeys(users)) };
    }
    return ids.order;
  }

  let last: { sort: Sort; order: Uint32Array } | null = null;

  function forget(isOld: (column: SortColumn) => boolean): void {
    for (const column of values.keys()) if (isOld(column)) values.delete(column);
    if (last?.sort.some(({ column }) => isOld(column))) last = null;
  }

  return {
    order(users, sort, known = {}) {
      if (users !== valuesOf) {
        valuesOf = users;
        values.clear();
        last = null;
      }
      if (known.seatSince !== since) {
        since = known.seatSince;
        forget((column) => column === 'since');
      }
      if (known.figures !== figures) {
        figures = known.figures;
        forget(isUsageColumn);
      }
      if (last?.sort === sort) return last.order;
      let order = sort.length === 0 ? loadingOrder(users) : byId(users);
      // From the least important column to the first: each stable sort keeps the order before it.
      for (const rule of sort.toReversed()) {
        order = radixSort(order, directedKeys(valueOf(users, rule.column), rule.direction));
      }
      last = { sort, order };
      return order;
    },
    advance: (users) => texts.every((column) => column.advance(users)),
  };
}

/** A change of seats or names leaves the ids where they were. */
function sameIds(a: readonly SeatUser[], b: readonly SeatUser[]): boolean {
  return a.length === b.length && a.every((user, index) => user.id === b[index]?.id);
}

function loadingOrder(users: readonly SeatUser[]): Uint32Array {
  return Uint32Array.from(users, (_user, index) => index);
}
