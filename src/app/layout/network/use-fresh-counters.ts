import { useEffect } from 'react';
import type { Workspace } from '../../../workspace/workspace';

/** Reads the counters again whenever the users were: one would not go with the other otherwise. */
export function useFreshCounters(workspaces: readonly Workspace[]): void {
  useEffect(() => {
    const stops = workspaces.map(({ roster, gateway }) => {
      let asOf = roster.getSnapshot().asOf;
      return roster.subscribe(() => {
        const now = roster.getSnapshot().asOf;
        if (now === asOf) return;
        // The counters came just before the first list. Should they not come now, the old ones stay.
        if (asOf !== null) void gateway.readPurchase().catch(() => undefined);
        asOf = now;
      });
    });
    return () => {
      for (const stop of stops) stop();
    };
  }, [workspaces]);
}
