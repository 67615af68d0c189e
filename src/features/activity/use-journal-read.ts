import { useCallback, useEffect, useState } from 'react';
import type { Journal } from '../../domain/journal/journal';
import { openJournal } from '../../storage/journal-db';
import { useWorkspaces, type Workspace } from '../../workspace/workspace';

/**
 * Something read from the journal, and read again whenever a run of this tab begins or ends. Null while
 * it is read for the first time. `read` has to stay the same function.
 */
export function useJournalRead<T>(
  read: (journal: Journal, workspaces: readonly Workspace[]) => Promise<T>,
): {
  readonly value: T | null;
  readonly again: () => void;
} {
  const workspaces = useWorkspaces();
  const [value, setValue] = useState<T | null>(null);
  const [count, setCount] = useState(0);
  const again = useCallback(() => setCount((before) => before + 1), []);

  useEffect(() => {
    let left = false;
    async function load() {
      const found = await read(await openJournal(), workspaces.all());
      if (!left) setValue(found);
    }
    void load();
    return () => {
      left = true;
    };
  }, [read, workspaces, count]);

  useEffect(() => {
    let stops = follow();
    const stopWorkspaces = workspaces.subscribe(() => {
      stops.forEach((stop) => stop());
      stops = follow();
    });
    function follow() {
      return workspaces.all().map((workspace) => workspace.runs.subscribe(again));
    }
    return () => {
      stopWorkspaces();
      stops.forEach((stop) => stop());
    };
  }, [workspaces, again]);

  return { value, again };
}
