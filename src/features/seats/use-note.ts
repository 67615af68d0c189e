import { useCallback, useEffect, useState } from 'react';

const SHOWN_FOR_MS = 6_000;

/** A few words about how something went, which go away by themselves. */
export function useNote(): readonly [note: string, say: (words: string) => void] {
  const [note, setNote] = useState({ words: '', count: 0 });
  useEffect(() => {
    if (note.words === '') return undefined;
    const timer = setTimeout(() => setNote(({ count }) => ({ words: '', count })), SHOWN_FOR_MS);
    return () => clearTimeout(timer);
  }, [note]);
  const say = useCallback(
    (words: string) => setNote(({ count }) => ({ words, count: count + 1 })),
    [],
  );
  return [note.words, say];
}
