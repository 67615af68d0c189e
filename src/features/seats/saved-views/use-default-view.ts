import { useEffect, useRef } from 'react';
import { listOf, searchOf } from './saved-views';
import type { ListControl } from '../use-list-state';
import type { SavedViewsControl } from './use-saved-views';

/** Opens the default view, when one arrives at an address that asks for nothing itself. */
export function useDefaultView(views: SavedViewsControl, list: ListControl): void {
  const wanted = views.views.find(({ id }) => id === views.defaultId)?.search ?? '';
  const asksForNothing = searchOf(list.state) === '';
  const { dispatch } = list;
  const arrived = useRef(false);
  useEffect(() => {
    // Only on arrival: whoever clears the filters afterwards wants none.
    if (arrived.current) return;
    arrived.current = true;
    if (wanted !== '' && asksForNothing) dispatch({ type: 'replace', state: listOf(wanted) });
  }, [wanted, asksForNothing, dispatch]);
}
