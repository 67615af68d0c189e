import {
  startTransition,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useSearchParams } from 'react-router-dom';
import { readListState, writeListState } from '../../domain/roster/filters/filters-url';
import { listReducer, type ListAction, type ListState } from '../../domain/roster/view/list-state';

/** Typing is shown at once; the address follows when the person pauses. */
const ADDRESS_DELAY_MS = 250;

export type ListControl = {
  readonly state: ListState;
  readonly dispatch: (action: ListAction) => void;
  /** The text of the search box: ahead of `state.filters.text` while somebody types. */
  readonly text: string;
  readonly setText: (text: string) => void;
};

/** Search, filter and sort, kept in the address so that a link shows the same users. */
export function useListState(): ListControl {
  const [params, setParams] = useSearchParams();
  const state = useMemo(() => readListState(params), [params]);
  const [typed, setTyped] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  // Two changes before the next render must not undo each other, nor may one that comes later.
  const current = useRef({ params, setParams });
  useLayoutEffect(() => {
    current.current = { params, setParams };
  }, [params, setParams]);
  const change = useCallback((action: ListAction) => {
    const { params: now, setParams: set } = current.current;
    const next = writeListState(listReducer(readListState(now), action), now);
    current.current = { params: next, setParams: set };
    set(next, { replace: true, preventScrollReset: true });
  }, []);

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

  return { state, dispatch, text: typed ?? state.filters.text, setText };
}
