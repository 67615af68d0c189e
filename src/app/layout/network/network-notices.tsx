import { useApolloClient } from '@apollo/client/react';
import { useCallback, useState, useSyncExternalStore } from 'react';
import { OfflineBanner } from './offline-banner';
import { StaleBanner } from './stale-banner';
import { useCameBack } from './use-came-back';
import { useWorkspaces, type Workspace } from '../../../workspace/workspace';
import { useFreshCounters } from './use-fresh-counters';

/** Away for so long, one cannot take the seats on screen for today's. */
const AWAY_MS = 10 * 60_000;

/** What the network and the time away mean for what is on screen. */
export function NetworkNotices() {
  const workspaces = useWorkspaces();
  const client = useApolloClient();
  const all = useSyncExternalStore(workspaces.subscribe, workspaces.all);
  const cameBack = useCameBack(AWAY_MS);
  useFreshCounters(all);
  const [settled, setSettled] = useState<number | null>(null);

  const onBack = useCallback(() => {
    for (const { roster } of workspaces.all()) {
      const { status, failures } = roster.getSnapshot();
      const wasCutOff = failures.some(({ kind }) => kind === 'network');
      if (status.kind === 'partial' && wasCutOff) roster.retry();
    }
    void client.refetchQueries({ include: 'active' }).catch(() => undefined);
  }, [workspaces, client]);

  const stale = cameBack !== null && cameBack !== settled ? oldest(all, cameBack - AWAY_MS) : null;
  return (
    <>
      <OfflineBanner onBack={onBack} />
      {stale !== null && (
        <StaleBanner
          asOf={stale}
          onDismiss={() => setSettled(cameBack)}
          onRefresh={() => {
            setSettled(cameBack);
            for (const { roster } of all) roster.refresh();
            void client.refetchQueries({ include: 'active' }).catch(() => undefined);
          }}
        />
      )}
    </>
  );
}

/** When the oldest of the rosters from before that moment was read; null where all are newer. */
function oldest(workspaces: readonly Workspace[], before: number): number | null {
  const times = workspaces.flatMap(({ roster }) => roster.getSnapshot().asOf ?? []);
  const old = times.filter((asOf) => asOf <= before);
  return old.length > 0 ? Math.min(...old) : null;
}
