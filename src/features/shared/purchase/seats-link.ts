import { NO_FILTERS, type Filters } from '../../../domain/roster/filters/filters';
import { formatSearch, writeListState } from '../../../domain/roster/filters/filters-url';
import type { Sort } from '../../../domain/roster/view/list-state';

/** The address of the users table with these filters. */
export type SeatsLink = (filters: Partial<Filters>, sort?: Sort) => string;

/** Links to the users table of a purchase; `base` is the path from the current page to it. */
export function seatsLink(base: string, addOn: string): SeatsLink {
  return (filters, sort = []) => {
    const state = { filters: { ...NO_FILTERS, ...filters }, sort, period: null };
    return base + formatSearch(writeListState(state, new URLSearchParams({ addon: addOn })));
  };
}
