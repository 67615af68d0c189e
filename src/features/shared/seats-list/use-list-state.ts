import { startTransition, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Filters } from '../../../domain/roster/filters/filters';
import { readListState, writeListState } from '../../../domain/roster/filters/filters-url';
import {
  listReducer,
  type ListAction,
  type ListState,
} from '../../../domain/roster/view/list-state';
import { useAddressParams } from '../../../ui/layout/use-address-params';

/** Typing shows at once; the address follows when the user pauses. */
const ADDRESS_DELAY_MS = 250;

export type ListControl = {
  readonly state: ListState;
  readonly dispatch: (action: ListAction) => void;
  readonly filter: (change: Partial<Filters>) => void;
  readonly clearFilters: () => void;
  /** The text of the search box: ahead of `state.filters.text` while the user types. */
  readonly text: string;
  readonly setText: (text: string) => void;
};

/** Search, filters and sort, kept in the address so that a link shows the same users. */
export function useListState(): ListControl {
  const [params, changeParams] = useAddressParams();
  const state = useMemo(() => readListState(params), [params]);
  const [typed, setTyped] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const change = useCallback(
    (action: ListAction) =>
      changeParams((now) => writeListState(listReducer(readListState(now), action), now)),
    [changeParams],
  );

  useEffect(() => () => clearTimeout(timer.current), []);

  const setText = useCallback(
    (text: string) => {
      setTyped(text);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        change({ type: 'filter', change: { text } });
        // The router changes the address in a transition: ahead of it, the old text would be shown again.
        startTransition(() => setTyped(null));
      }, ADDRESS_DELAY_MS);
    },
    [change],
  );

  const dispatch = useCallback(
    (action: ListAction) => {
      if (action.type === 'clear-filters' || action.type === 'replace') {
        clearTimeout(timer.current);
        setTyped(null);
      }
      change(action);
    },
    [change],
  );
  const filter = useCallback(
    (filters: Partial<Filters>) => dispatch({ type: 'filter', change: filters }),
    [dispatch],
  );
  const clearFilters = useCallback(() => dispatch({ type: 'clear-filters' }), [dispatch]);

  return { state, dispatch, filter, clearFilters, text: typed ?? state.filters.text, setText };
}
