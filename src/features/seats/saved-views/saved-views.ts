import type { ListState } from '../../../domain/roster/view/list-state';
import {
  formatSearch,
  readListState,
  writeListState,
} from '../../../domain/roster/filters/filters-url';

/** Filters and order under a name. */
export type SavedView = {
  readonly id: string;
  readonly name: string;
  /** The part of an address after `?` for these filters and this order. */
  readonly search: string;
};

export type SavedViews = {
  readonly views: readonly SavedView[];
  /** The view that opens at an address without filters. */
  readonly defaultId: string | null;
};

export type SavedViewsPort = {
  read(): SavedViews;
  /** False when the browser does not keep it beyond the page. */
  write(views: SavedViews): boolean;
  /** Called when another tab changes the views. Returns how to unsubscribe. */
  subscribe(listener: () => void): () => void;
};

export type SavedViewsAction =
  | { readonly type: 'add'; readonly view: SavedView; readonly makeDefault: boolean }
  | { readonly type: 'update'; readonly id: string; readonly search: string }
  | { readonly type: 'rename'; readonly id: string; readonly name: string }
  | { readonly type: 'remove'; readonly id: string }
  | { readonly type: 'default'; readonly id: string | null };

export function savedViewsReducer(state: SavedViews, action: SavedViewsAction): SavedViews {
  const change = (id: string, changed: Partial<SavedView>) =>
    state.views.map((view) => (view.id === id ? { ...view, ...changed } : view));
  switch (action.type) {
    case 'add':
      return {
        views: [...state.views, action.view],
        defaultId: action.makeDefault ? action.view.id : state.defaultId,
      };
    case 'update':
      return { ...state, views: change(action.id, { search: action.search }) };
    case 'rename':
      return { ...state, views: change(action.id, { name: action.name.trim() }) };
    case 'remove':
      return {
        views: state.views.filter(({ id }) => id !== action.id),
        defaultId: state.defaultId === action.id ? null : state.defaultId,
      };
    case 'default':
      return { ...state, defaultId: action.id };
  }
}

/** Whether a view has this name already, in any case of letters. */
export function isNameTaken({ views }: SavedViews, name: string, except?: string): boolean {
  const wanted = name.trim().toLowerCase();
  return views.some(({ id, name: other }) => id !== except && other.toLowerCase() === wanted);
}

/** What a view keeps of a list. */
export function searchOf({ filters, sort, period }: ListState): string {
  return formatSearch(writeListState({ filters, sort, period })).slice(1);
}

export function listOf(search: string): ListState {
  return readListState(new URLSearchParams(search));
}

/** The address that shows the same users; its other parts, such as the purchase, stay. */
export function linkOf(search: string, href: string): string {
  const url = new URL(href);
  const others = new URLSearchParams(url.search);
  // A link to a list does not open one user's details.
  others.delete('user');
  url.search = formatSearch(writeListState(listOf(search), others));
  url.hash = '';
  return url.href;
}

/** Whether two searches show the same; the order of keys in a search written by hand means nothing. */
export function isSameSearch(a: string, b: string): boolean {
  return a === b || searchOf(listOf(a)) === searchOf(listOf(b));
}
