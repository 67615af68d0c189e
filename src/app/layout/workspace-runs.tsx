import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { useLocation } from 'react-router-dom';
import { useTranslations } from 'use-intl';
import type { Runner } from '../../domain/run/engine/runner';
import { InterruptedBanner } from '../../features/bulk/run/interrupted-banner';
import { RunStrip } from '../../features/bulk/run/run-strip';
import { useFollowUps } from '../../features/shared/plans/follow-ups';
import { useWriteBlock } from '../../features/shared/use-write-permission';
import { useAppConfig } from '../../features/shared/config-context';
import { openJournal } from '../../storage/journal-db';
import { Banner } from '../../ui/feedback/banner';
import { tidyJournal } from '../../workspace/run-control';
import type { Workspace } from '../../workspace/workspace';

/** The address of a report, in a group or without one. */
const REPORT = /\/activity\/([^/]+)$/;

const UNDER_WAY = ['running', 'paused', 'canceling'];

const REFUSALS = {
  here: 'busyHere',
  elsewhere: 'busyElsewhere',
  offline: 'notStartedOffline',
  'signed-out': 'notStartedSignedOut',
} as const;

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
  const blockedBy = useWriteBlock();
  const { runs } = workspace;
  const { runner, refused, interrupted } = useSyncExternalStore(runs.subscribe, runs.getSnapshot);
  const followUps = useFollowUps(useCallback(() => workspace, [workspace]));
  const shown = REPORT.exec(useLocation().pathname)?.[1];
  useInterruptedCheck(workspace);
  const runId = runner?.getSnapshot().runId;
  const isBusy = refused === 'here' || refused === 'elsewhere';
  return (
    <>
      {refused !== null && (
        <Banner
          tone="caution"
          title={t(isBusy ? 'busyTitle' : 'notStartedTitle')}
          onDismiss={() => runs.dismiss()}
        >
          {t(REFUSALS[refused])}
        </Banner>
      )}
      {interrupted.map(({ header, counts }) => (
        <InterruptedBanner
          key={header.id}
          header={header}
          counts={counts}
          blockedBy={blockedBy}
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
