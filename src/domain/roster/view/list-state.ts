import type { UsagePeriod } from '../../utilization/usage';
import { type Filters, NO_FILTERS } from '../filters/filters';

/** What the list of users shows, and in which order; all of it fits into a link. The selection is no part of it. */
export type ListState = {
  readonly filters: Filters;
  readonly sort: Sort;
  /** How many days figures of use are about; null for as many as this browser usually shows. */
  readonly period: UsagePeriod | null;
};

export const INITIAL_LIST_STATE: ListState = { filters: NO_FILTERS, sort: [], period: null };

export type ListAction =
  | { readonly type: 'filter'; readonly change: Partial<Filters> }
  | { readonly type: 'period'; readonly period: UsagePeriod }
  | { readonly type: 'clear-filters' }
  | { readonly type: 'sort'; readonly sort: Sort }
  | { readonly type: 'sort-by'; readonly column: SortColumn; readonly additive: boolean }
  | { readonly type: 'replace'; readonly state: ListState };

export function listReducer(state: ListState, action: ListAction): ListState {
  switch (action.type) {
    case 'filter':
      return { ...state, filters: { ...state.filters, ...action.change } };
    case 'period':
      return { ...state, period: action.period };
    case 'clear-filters':
      return { ...state, filters: NO_FILTERS };
    case 'sort':
      return { ...state, sort: action.sort };
    case 'sort-by':
      return { ...state, sort: toggleSort(state.sort, action.column, action.additive) };
    case 'replace':
      return action.state;
  }
}

/**
 * What users can be ordered by. `gitlab` and `duo` are the days of the last activity, `login` a time,
 * `since` the day by which a seat was held. The last ones are of use in a period: events, the share of suggestions
 * accepted, days with an event, and intensity, from light to heavy.
 */
export const SORT_COLUMNS = [
  'name',
  'username',
  'email',
  'state',
  'seat',
  'gitlab',
  'duo',
  'login',
  'since',
  'id',
  'use',
  'accepted',
  'active-days',
  'intensity',
] as const;

/** Events of one feature, such as `use.chat`. */
export type FeatureColumn = `use.${string}`;

/** Figures of use in a period. */
export type UsageColumn = 'use' | 'accepted' | 'active-days' | 'intensity' | FeatureColumn;

export type SortColumn = (typeof SORT_COLUMNS)[number] | FeatureColumn;

export type SortRule = {
  readonly column: SortColumn;
  readonly direction: 'asc' | 'desc';
};

/**
 * The first rule decides, the next ones break ties, and the number in the user's id the last ones.
 * Days, times and figures that are not there come last in both directions: none recorded, then unknown.
 * A private email comes last too. Without a seat comes before with one.
 * Empty: the order of loading (holders first), in which no row jumps when a seat changes.
 */
export type Sort = readonly SortRule[];

export function isSortColumn(text: string): text is SortColumn {
  return (SORT_COLUMNS as readonly string[]).includes(text) || isFeatureColumn(text);
}

export function isFeatureColumn(text: string): text is FeatureColumn {
  return /^use\.[A-Za-z]\w{0,59}$/.test(text);
}

/** Whether an order by this column needs figures of use. */
export function isUsageColumn(column: SortColumn): column is UsageColumn {
  return isFeatureColumn(column) || /^(use|accepted|active-days|intensity)$/.test(column);
}

/**
 * The sort after a click on a column: ascending, descending, off.
 * `additive` keeps the other columns, a new one comes last; otherwise the column stands alone.
 */
export function toggleSort(sort: Sort, column: SortColumn, additive: boolean): Sort {
  const rule = sort.find((one) => one.column === column);
  const next: SortRule | null =
    rule === undefined
      ? { column, direction: 'asc' }
      : rule.direction === 'asc'
        ? { column, direction: 'desc' }
        : null;
  if (!additive) return next === null ? [] : [next];
  if (rule === undefined) return next === null ? sort : [...sort, next];
  return sort.flatMap((one) => (one === rule ? (next === null ? [] : [next]) : [one]));
}
