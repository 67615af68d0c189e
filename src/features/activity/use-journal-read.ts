import { useCallback, useEffect, useState } from 'react';
import type { Journal } from '../../domain/journal/journal';
import { openJournal } from '../../storage/journal-db';
import type { Desk } from '../../workspace/workspace';
import { useDesks } from '../../workspace/workspaces-context';

/**
 * Something read from the journal, and read again whenever a run of this tab begins or ends. Null while
 * it is read for the first time. `read` has to stay the same function.
 */
export function useJournalRead<T>(read: (journal: Journal, desks: readonly Desk[]) => Promise<T>): {
  readonly value: T | null;
  readonly again: () => void;
} {
  const desks = useDesks();
  const [value, setValue] = useState<T | null>(null);
  const [count, setCount] = useState(0);
  const again = useCallback(() => setCount((before) => before + 1), []);

  useEffect(() => {
    let left = false;
    async function load() {
      const found = await read(await openJournal(), desks.all());
      if (!left) setValue(found);
    }
    void load();
    return () => {
      left = true;
    };
  }, [read, desks, count]);

  useEffect(() => {
    let stops = follow();
    const stopDesks = desks.subscribe(() => {
      stops.forEach((stop) => stop());
      stops = follow();
    });
    function follow() {
      return desks.all().map((desk) => desk.runs.subscribe(again));
    }
    return () => {
      stopDesks();
      stops.forEach((stop) => stop());
    };
  }, [desks, again]);

  return { value, again };
}
