import { useSyncExternalStore } from 'react';

/** As in the style sheets. */
const NARROW = '(max-width: 700px)';

/** Whether the window is as narrow as a phone's. */
export function useNarrowWindow(): boolean {
  return useSyncExternalStore(subscribe, () => queryNarrow()?.matches ?? false);
}

function subscribe(listener: () => void): () => void {
  const query = queryNarrow();
  query?.addEventListener('change', listener);
  return () => query?.removeEventListener('change', listener);
}

/** Null where there is no window to measure, as in most tests. */
function queryNarrow(): MediaQueryList | null {
  return 'matchMedia' in window ? window.matchMedia(NARROW) : null;
}
