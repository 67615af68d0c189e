import type { Day } from '../../../lib/days';
import type { FigureValue } from '../../../ui/data/figure';
import { activityOf, costOf, counterOf, type GroupSeats } from './group-seats';

export const GROUP_COLUMNS = [
  'name',
  'used',
  'free',
  'active30',
  'idle',
  'never',
  'end',
  'cost',
] as const;

export type GroupColumn = (typeof GROUP_COLUMNS)[number];

export type GroupSort = { readonly column: GroupColumn; readonly direction: 'asc' | 'desc' };

export const FIRST_SORT: GroupSort = { column: 'name', direction: 'asc' };

/** After a click on a column's head: the other direction, or a new column from where the answer is. */
export function nextSort(sort: GroupSort, column: GroupColumn): GroupSort {
  if (sort.column === column) {
    return { column, direction: sort.direction === 'asc' ? 'desc' : 'asc' };
  }
  // Names begin with A and the next end comes first; of seats, the most.
  const direction = column === 'name' || column === 'end' ? 'asc' : 'desc';
  return { column, direction };
}

/** Sorted; what is unknown comes last in either direction, and what is equal by name. */
export function sortGroups(
  groups: readonly GroupSeats[],
  { column, direction }: GroupSort,
  today: Day,
): readonly GroupSeats[] {
  const sign = direction === 'asc' ? 1 : -1;
  const byName = (a: GroupSeats, b: GroupSeats) => a.name.localeCompare(b.name);
  if (column === 'name') return groups.toSorted((a, b) => sign * byName(a, b));
  const values = new Map(groups.map((group) => [group, valueOf(group, column, today)]));
  return groups.toSorted((a, b) => {
    const [left = null, right = null] = [values.get(a), values.get(b)];
    if (left === null || right === null) {
      return left === right ? byName(a, b) : left === null ? 1 : -1;
    }
    return sign * compare(left, right) || byName(a, b);
  });
}

type Value = number | string;

/** Null where it is unknown. */
function valueOf(
  group: GroupSeats,
  column: Exclude<GroupColumn, 'name'>,
  today: Day,
): Value | null {
  switch (column) {
    case 'used':
      return shareUsed(group);
    case 'free':
      return numberOf(counterOf(group, 'free'));
    case 'end':
      return group.end?.endsOn ?? null;
    case 'cost':
      return costOf(group);
    default:
      return numberOf(activityOf(group, column, today));
  }
}

/** As long as the bar. Seats beyond those purchased count as well. */
function shareUsed({ purchase }: GroupSeats): number | null {
  return purchase ? purchase.assignedQuantity / Math.max(1, purchase.purchasedQuantity) : null;
}

function numberOf(figure: FigureValue): number | null {
  return 'value' in figure ? figure.value : null;
}

function compare(left: Value, right: Value): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** A sum, and over how many of the rows it is known. */
export type GroupTotal = { readonly value: number; readonly known: number; readonly of: number };

/** The sum over the rows that have a purchase, or may have one; a figure that is incomplete is left out. */
export function totalOf(
  groups: readonly GroupSeats[],
  figureOf: (group: GroupSeats) => FigureValue,
): GroupTotal {
  const rows = groups.filter(({ purchase, problem }) => purchase !== null || problem !== null);
  const values = rows.flatMap((group) => {
    const figure = figureOf(group);
    return figure.kind === 'complete' || figure.kind === 'stale' ? [figure.value] : [];
  });
  const value = values.reduce((sum, one) => sum + one, 0);
  return { value, known: values.length, of: rows.length };
}

/** The costs by currency, and over how many purchases they are known. */
export function totalCost(groups: readonly GroupSeats[]): {
  readonly costs: ReadonlyMap<string, number>;
  readonly known: number;
  readonly of: number;
} {
  const costs = new Map<string, number>();
  let known = 0;
  const rows = groups.filter(({ purchase }) => purchase);
  for (const group of rows) {
    const cost = costOf(group);
    if (cost === null) continue;
    costs.set(group.currency, (costs.get(group.currency) ?? 0) + cost);
    known += 1;
  }
  return { costs, known, of: rows.length };
}
