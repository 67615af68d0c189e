import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react';
import { useMatch } from 'react-router-dom';
import { useTranslations } from 'use-intl';
import { InterruptedBanner } from '../../features/bulk/run/interrupted-banner';
import { RunStrip } from '../../features/bulk/run/run-strip';
import { useSession } from '../../gitlab/session/session-context';
import { classNames } from '../../lib/class-names';
import { Banner } from '../../ui/feedback/banner';
import { useWorkspaces, type Workspace } from '../../workspace/workspace';
import { useFollowUps } from '../../features/shared/use-follow-ups';
import { LeaveWarning } from './leave-warning';
import styles from './run-strips.module.css';
import shell from './layout.module.css';
import { useStickyHeads } from './use-sticky-heads';

/** The runs of this session, wherever in the app one is. */
export function RunStrips() {
  const workspaces = useWorkspaces();
  const all = useSyncExternalStore(workspaces.subscribe, workspaces.all);
  const ref = useRef<HTMLDivElement>(null);
  useStickyHeads(ref);
  return (
    <div ref={ref} className={classNames(shell.strips, styles.strips)} data-no-print>
      {all.map((workspace) => (
        <WorkspaceRun key={workspace.purchaseId} workspace={workspace} />
      ))}
    </div>
  );
}

function WorkspaceRun({ workspace }: { readonly workspace: Workspace }) {
  const t = useTranslations('bulk.run');
  const { canWrite } = useSession();
  const { runs } = workspace;
  const { runner, refused, interrupted } = useSyncExternalStore(runs.subscribe, runs.getSnapshot);
  const followUps = useFollowUps(useCallback(() => workspace, [workspace]));
  const shown = useMatch('/activity/:runId')?.params.runId;
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

/** When a place is opened, and when one comes back to the tab: another one may have crashed meanwhile. */
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
