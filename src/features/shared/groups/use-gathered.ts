import { useEffect, useMemo, useRef, useState } from 'react';

/** Answers that come within this time (ms) are shown together: a hundred groups would draw the table as often. */
const TOGETHER_MS = 80;

/** A map that grows as answers come, one by one and many a second. Returns it, and what adds to it. */
export function useGathered<T>(): readonly [
  ReadonlyMap<string, T>,
  (key: string, value: T) => void,
] {
  const [shown, setShown] = useState<ReadonlyMap<string, T>>(new Map());
  const waiting = useRef(new Map<string, T>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
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
      const more = waiting.current;
      waiting.current = new Map();
      setShown((before) => new Map([...before, ...more]));
    }
    return (key: string, value: T) => {
      waiting.current.set(key, value);
      timer.current ??= setTimeout(show, TOGETHER_MS);
    };
  }, []);
  return [shown, put];
}
