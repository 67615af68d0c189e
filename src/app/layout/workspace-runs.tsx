import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { useLocation } from 'react-router-dom';
import { useTranslations } from 'use-intl';
import type { Runner } from '../../domain/run/engine/runner';
import { InterruptedBanner } from '../../features/bulk/run/interrupted-banner';
import { RunStrip } from '../../features/bulk/run/run-strip';
import { useFollowUps } from '../../features/shared/plans/follow-ups';
import { useAppConfig } from '../../features/shared/config-context';
import { useSession } from '../../gitlab/session/session-context';
import { openJournal } from '../../storage/journal-db';
import { Banner } from '../../ui/feedback/banner';
import { tidyJournal } from '../../workspace/run-control';
import type { Workspace } from '../../workspace/workspace';

/** The address of a report, in a group or without one. */
const REPORT = /\/activity\/([^/]+)$/;

const UNDER_WAY = ['running', 'paused', 'canceling'];

type WorkspaceRunsProps = { readonly workspaces: readonly Workspace[] };

/** The run of each workspace, and the runs of earlier visits that were interrupted. */
export function WorkspaceRuns({ workspaces }: WorkspaceRunsProps) {
  useTidiedJournal();
  return workspaces.map((workspace) => (
    <WorkspaceRun key={workspace.purchaseId} workspace={workspace} />
  ));
}

/** Deletes runs that are too old, once a visit. */
function useTidiedJournal(): void {
  const { retention } = useAppConfig();
  useEffect(() => {
    void openJournal().then((journal) => tidyJournal(journal, retention, Date.now()));
  }, [retention]);
}

function WorkspaceRun({ workspace }: { readonly workspace: Workspace }) {
  const t = useTranslations('bulk.run');
  const { canWrite } = useSession();
  const { runs } = workspace;
  const { runner, refused, interrupted } = useSyncExternalStore(runs.subscribe, runs.getSnapshot);
  const followUps = useFollowUps(useCallback(() => workspace, [workspace]));
  const shown = REPORT.exec(useLocation().pathname)?.[1];
  useInterruptedCheck(workspace);
  const runId = runner?.getSnapshot().runId;
  return (
    <>
      {refused !== null && (
        <Banner tone="caution" title={t('busyTitle')} onDismiss={() => runs.dismiss()}>
          {t(refused === 'here' ? 'busyHere' : 'busyElsewhere')}
        </Banner>
      )}
      {interrupted.map(({ header, counts }) => (
        <InterruptedBanner
          key={header.id}
          header={header}
          counts={counts}
          canWrite={canWrite}
          onFinish={() => void runs.resume(header.id)}
          onLeave={() => void runs.leave(header.id)}
        />
      ))}
      {runner && (
        <>
          <LeaveWarning runner={runner} />
          <RunStrip
            key={runId}
            runner={runner}
            followUps={followUps}
            reportOpen={runId === shown}
            onDismiss={() => runs.dismiss()}
          />
        </>
      )}
      {followUps.element}
    </>
  );
}

/** Checks when a workspace is opened, and when the tab is shown again: another tab may have crashed. */
function useInterruptedCheck({ runs }: Workspace): void {
  useEffect(() => {
    const check = () => {
      if (document.visibilityState === 'visible') void runs.checkInterrupted();
    };
    check();
    document.addEventListener('visibilitychange', check);
    return () => document.removeEventListener('visibilitychange', check);
  }, [runs]);
}

/** Makes the browser ask before the page is left, while seats are being changed. */
function LeaveWarning({ runner }: { readonly runner: Runner }) {
  const underWay = useSyncExternalStore(runner.subscribe, () =>
    UNDER_WAY.includes(runner.getSnapshot().status),
  );
  useEffect(() => {
    if (!underWay) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [underWay]);
  return null;
}
