import { useEffect, useState } from 'react';
import { onHistory, readSeatPast, type SeatPast } from '../../workspace/seat-history';
import { useWorkspaces } from '../../workspace/workspace';

/** What this browser knows of the past of a purchase's seats; null until it is read, or where nothing can be. */
export function useSeatPast(instance: string, purchaseId: string): SeatPast | null {
  const workspaces = useWorkspaces();
  const [past, setPast] = useState<SeatPast | null>(null);
  useEffect(() => {
    let left = false;
    let reads = 0;
    async function read() {
      reads += 1;
      const own = reads;
      const found = await readSeatPast(instance, purchaseId);
      if (!left && own === reads) setPast(found);
    }
    // Without a past the page says so; that is no reason to fail.
    const readQuietly = () => void read().catch(() => undefined);
    readQuietly();
    const stops = [onHistory(readQuietly), followRuns(workspaces, readQuietly)];
    return () => {
      left = true;
      for (const stop of stops) stop();
    };
  }, [instance, purchaseId, workspaces]);
  return past;
}

/** Calls back when a run of this tab starts or ends. */
function followRuns(
  workspaces: ReturnType<typeof useWorkspaces>,
  callback: () => void,
): () => void {
  let stops: readonly (() => void)[] = [];
  const follow = () => {
    for (const stop of stops) stop();
    stops = workspaces.all().map((workspace) => workspace.runs.subscribe(callback));
  };
  follow();
  const stopFollowing = workspaces.subscribe(follow);
  return () => {
    stopFollowing();
    for (const stop of stops) stop();
  };
}
