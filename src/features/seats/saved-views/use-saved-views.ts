import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { ListControl } from '../../shared/seats-list/use-list-state';
import {
  listOf,
  savedViewsReducer,
  searchOf,
  type SavedViews,
  type SavedViewsAction,
  type SavedViewsPort,
} from './saved-views';

export type SavedViewsControl = SavedViews & {
  readonly dispatch: (action: SavedViewsAction) => void;
  /** False once the browser refused to keep a change. */
  readonly kept: boolean;
};

export const SavedViewsContext = createContext<SavedViewsControl | null>(null);

export function useViews(): SavedViewsControl {
  const views = useContext(SavedViewsContext);
  if (views === null) throw new Error('useViews needs a SavedViewsContext around it');
  return views;
}

export function useSavedViews(port: SavedViewsPort): SavedViewsControl {
  const [state, setState] = useState(() => ({ saved: port.read(), kept: true }));
  useEffect(() => port.subscribe(() => setState({ saved: port.read(), kept: true })), [port]);
  const { saved, kept } = state;
  const dispatch = useCallback(
    (action: SavedViewsAction) => {
      // Another tab may have changed the views since, unless the browser keeps none.
      const next = savedViewsReducer(kept ? port.read() : saved, action);
      setState({ saved: next, kept: port.write(next) });
    },
    [port, saved, kept],
  );
  return { ...saved, dispatch, kept };
}

/** Opens the default view on arrival at an address that has no filters of its own. */
export function useDefaultView(views: SavedViewsControl, list: ListControl): void {
  const wanted = views.views.find(({ id }) => id === views.defaultId)?.search ?? '';
  const isUnfiltered = searchOf(list.state) === '';
  const { dispatch } = list;
  const arrived = useRef(false);
  useEffect(() => {
    // Only on arrival: a user who clears the filters afterwards wants none.
    if (arrived.current) return;
    arrived.current = true;
    if (wanted !== '' && isUnfiltered) dispatch({ type: 'replace', state: listOf(wanted) });
  }, [wanted, isUnfiltered, dispatch]);
}

/** What is shown now, as a view would keep it, with the text that is being typed. */
export function useShownSearch({ state, text }: ListControl): string {
  return useMemo(() => searchOf({ ...state, filters: { ...state.filters, text } }), [state, text]);
}
