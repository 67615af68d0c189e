import { useCallback, useEffect, useState } from 'react';
import {
  savedViewsReducer,
  type SavedViews,
  type SavedViewsAction,
  type SavedViewsPort,
} from './saved-views';

export type SavedViewsControl = SavedViews & {
  readonly dispatch: (action: SavedViewsAction) => void;
  /** False once the browser refused to keep a change. */
  readonly kept: boolean;
};

export function useSavedViews(port: SavedViewsPort): SavedViewsControl {
  const [state, setState] = useState(() => ({ saved: port.read(), kept: true }));
  useEffect(() => port.subscribe(() => setState({ saved: port.read(), kept: true })), [port]);
  const { saved, kept } = state;
  const dispatch = useCallback(
    (action: SavedViewsAction) => {
      // Another tab may have changed the views since; what is not kept is only here.
      const next = savedViewsReducer(kept ? port.read() : saved, action);
      setState({ saved: next, kept: port.write(next) });
    },
    [port, saved, kept],
  );
  return { ...saved, dispatch, kept };
}
