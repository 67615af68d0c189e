import { NO_FILTERS } from '../filters/filters';
import type { Filters } from '../filters/filters';
import { toggleSort } from './sort';
import type { Sort, SortColumn } from './sort';

/** What the list of users shows, and in which order; all of it fits into a link. The selection is no part of it. */
export type ListState = {
  readonly filters: Filters;
  readonly sort: Sort;
  /** 1-based. */
  readonly page: number;
};

export const INITIAL_LIST_STATE: ListState = { filters: NO_FILTERS, sort: [], page: 1 };

export type ListAction =
  | { readonly type: 'filter'; readonly change: Partial<Filters> }
  | { readonly type: 'clear-filters' }
  | { readonly type: 'sort'; readonly sort: Sort }
  | { readonly type: 'sort-by'; readonly column: SortColumn; readonly additive: boolean }
  | { readonly type: 'page'; readonly page: number }
  | { readonly type: 'replace'; readonly state: ListState };

/** Any change of filters or order begins at the first page again, as the old page means other rows now. */
export function listReducer(state: ListState, action: ListAction): ListState {
  switch (action.type) {
    case 'filter':
      return { ...state, filters: { ...state.filters, ...action.change }, page: 1 };
    case 'clear-filters':
      return { ...state, filters: NO_FILTERS, page: 1 };
    case 'sort':
      return { ...state, sort: action.sort, page: 1 };
    case 'sort-by':
      return { ...state, sort: toggleSort(state.sort, action.column, action.additive), page: 1 };
    case 'page':
      return { ...state, page: Math.max(1, Math.trunc(action.page) || 1) };
    case 'replace':
      return action.state;
  }
}
