import { useCallback, useEffect, useState } from 'react';
import type { Journal, RunHeader } from '../../domain/journal/journal';
import { openJournal } from '../../storage/journal-db';
import { acquireRunLock } from '../../storage/run-lock';
import type { Workspace } from '../../workspace/workspace';
import { useWorkspaces } from '../../workspace/workspace';

/**
 * A run of the journal.
 * - `here`, `elsewhere`: under way in this tab, or in another one.
 * - `interrupted`: it has no end and is not under way.
 */
export type ListedRun = {
  readonly header: RunHeader;
  readonly state: 'ended' | 'here' | 'elsewhere' | 'interrupted';
  /** A later run undid it. */
  readonly undone: boolean;
};

export function isUnderWay({ state }: Pick<ListedRun, 'state'>): boolean {
  return state === 'here' || state === 'elsewhere';
}

/** The runs of the journal that pass `isShown`, the latest first. */
export async function listRuns(
  journal: Journal,
  isShown: (header: RunHeader) => boolean,
  workspaces: readonly Workspace[],
): Promise<readonly ListedRun[]> {
  const headers = await journal.list();
  const undone = new Set(
    headers.flatMap(({ origin, end }) =>
      origin.kind === 'undo' && end?.kind === 'completed' ? [origin.runId] : [],
    ),
  );
  const runs: ListedRun[] = [];
  for (const header of headers.filter(isShown)) {
    runs.push({ header, state: await stateOf(header, workspaces), undone: undone.has(header.id) });
  }
  return runs;
}

/** Whether a run is under way, and where. */
export async function stateOf(
  header: RunHeader,
  workspaces: readonly Workspace[],
): Promise<ListedRun['state']> {
  if (header.end !== null) return 'ended';
  if (workspaces.some((workspace) => isRunning(workspace, header.id))) return 'here';
  // A run holds the lock of its purchase.
  const lock = await acquireRunLock(navigator.locks, header.instance, header.purchase.id);
  if (lock.kind === 'busy') return 'elsewhere';
  lock.release();
  return 'interrupted';
}

function isRunning({ runs }: Workspace, runId: string): boolean {
  const run = runs.getSnapshot().runner?.getSnapshot();
  return run?.runId === runId && run.status !== 'finished';
}

/**
 * A value from the journal, read again whenever a run of this tab starts or ends. Null until the first read.
 * `read` has to stay the same function.
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
