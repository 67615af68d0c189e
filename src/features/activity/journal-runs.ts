import type { Journal, RunHeader } from '../../domain/journal/journal';
import type { ListedRun } from './listed-run';
import { acquireRunLock } from '../../storage/run-lock';
import type { Workspace } from '../../workspace/workspace';

/** The runs of the journal that `isShown` lets through, the latest first, and whether anybody is at them. */
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

/** Whether anybody is at a run. */
export async function stateOf(
  header: RunHeader,
  workspaces: readonly Workspace[],
): Promise<ListedRun['state']> {
  if (header.end !== null) return 'ended';
  if (workspaces.some((workspace) => isRunning(workspace, header.id))) return 'here';
  // Whoever runs on a purchase holds its lock.
  const lock = await acquireRunLock(navigator.locks, header.instance, header.purchase.id);
  if (lock.kind === 'busy') return 'elsewhere';
  lock.release();
  return 'interrupted';
}

function isRunning({ runs }: Workspace, runId: string): boolean {
  const run = runs.getSnapshot().runner?.getSnapshot();
  return run?.runId === runId && run.status !== 'finished';
}
