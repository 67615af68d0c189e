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
  /** What an address has after its `?` for these filters and this order. */
  readonly search: string;
};

export type SavedViews = {
  readonly views: readonly SavedView[];
  /** The view that opens when the address asks for none. */
  readonly defaultId: string | null;
};

export type SavedViewsPort = {
  read(): SavedViews;
  /** False when it is not kept beyond the page. */
  write(views: SavedViews): boolean;
  /** Tells of changes made in other tabs. Returns the way to stop it. */
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

/** Whether a view of this name is there already; letters' case makes no other name. */
export function isNameTaken({ views }: SavedViews, name: string, except?: string): boolean {
  const wanted = name.trim().toLowerCase();
  return views.some(({ id, name: other }) => id !== except && other.toLowerCase() === wanted);
}

/** What a view keeps of a list. */
export function searchOf({ filters, sort }: ListState): string {
  return formatSearch(writeListState({ filters, sort })).slice(1);
}

export function listOf(search: string): ListState {
  return readListState(new URLSearchParams(search));
}

/** The address that shows the same users; what else the address has (the purchase) stays. */
export function linkOf(search: string, href: string): string {
  const url = new URL(href);
  const others = new URLSearchParams(url.search);
  // Whose details are open is nobody else's business.
  others.delete('user');
  url.search = formatSearch(writeListState(listOf(search), others));
  url.hash = '';
  return url.href;
}

/** The order of keys in a search that somebody wrote by hand says nothing. */
export function isSameSearch(a: string, b: string): boolean {
  return a === b || searchOf(listOf(a)) === searchOf(listOf(b));
}
