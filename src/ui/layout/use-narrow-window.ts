import { useCallback, useSyncExternalStore } from 'react';

/** In px, as in the style sheets. */
const NARROW = 700;

/** Whether the window is as narrow as a phone's, or at most as wide as that many px. */
export function useNarrowWindow(width = NARROW): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const query = queryNarrow(width);
      query?.addEventListener('change', listener);
      return () => query?.removeEventListener('change', listener);
    },
    [width],
  );
  return useSyncExternalStore(subscribe, () => queryNarrow(width)?.matches ?? false);
}

/** Null where there is no window to measure, as in most tests. */
function queryNarrow(width: number): MediaQueryList | null {
  return 'matchMedia' in window
    ? window.matchMedia(width === Infinity ? 'all' : `(max-width: ${width}px)`)
    : null;
}
