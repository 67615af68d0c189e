import { useCallback, useEffect, useState } from 'react';

const SHOWN_FOR_MS = 6_000;

/** A few words about how something went, which go away by themselves. */
export function useNote(): readonly [note: string, say: (label: string) => void] {
  const [note, setNote] = useState({ label: '', count: 0 });
  useEffect(() => {
    if (note.label === '') return undefined;
    const timer = setTimeout(() => setNote(({ count }) => ({ label: '', count })), SHOWN_FOR_MS);
    return () => clearTimeout(timer);
  }, [note]);
  const say = useCallback(
    (label: string) => setNote(({ count }) => ({ label, count: count + 1 })),
    [],
  );
  return [note.label, say];
}
