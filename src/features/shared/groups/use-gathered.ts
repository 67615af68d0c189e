import { useEffect, useMemo, useRef, useState } from 'react';

/**
 * Between two times of showing answers (ms). The first is shown at once; without this, a hundred groups would
 * draw a table of a hundred rows as often.
 */
const APART_MS = 250;

/** A map that grows as answers come, one by one and many a second. Returns it, and what adds to it. */
export function useGathered<T>(): readonly [
  ReadonlyMap<string, T>,
  (key: string, value: T) => void,
] {
  const [shown, setShown] = useState<ReadonlyMap<string, T>>(new Map());
  const waiting = useRef(new Map<string, T>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const shownAt = useRef(-APART_MS);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    },
    [],
  );
  const put = useMemo(() => {
    function show() {
      timer.current = undefined;
      shownAt.current = performance.now();
      const more = waiting.current;
      waiting.current = new Map();
      setShown((before) => new Map([...before, ...more]));
    }
    return (key: string, value: T) => {
      waiting.current.set(key, value);
      timer.current ??= setTimeout(show, shownAt.current + APART_MS - performance.now());
    };
  }, []);
  return [shown, put];
}
