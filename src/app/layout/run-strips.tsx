import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useSyncExternalStore,
  type RefObject,
} from 'react';
import { useMatch } from 'react-router-dom';
import { useTranslations } from 'use-intl';
import type { Runner } from '../../domain/run/engine/runner';
import { InterruptedBanner } from '../../features/bulk/run/interrupted-banner';
import { RunStrip } from '../../features/bulk/run/run-strip';
import { useFollowUps } from '../../features/shared/plans/follow-ups';
import { useSession } from '../../gitlab/session/session-context';
import { classNames } from '../../lib/class-names';
import { Banner } from '../../ui/feedback/banner';
import type { Workspace } from '../../workspace/workspace';
import { useWorkspaces } from '../../workspace/workspace';
import styles from './run-strips.module.css';
import shell from './layout.module.css';

/** Between the page's head and what sticks below it, in px. */
const GAP = 8;

const UNDER_WAY = ['running', 'paused', 'canceling'];

/** The runs of this session, on every page. */
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

/**
 * Keeps the strips below the header of the page, and the heads of tables below the strips. The heights of
 * both change, as their contents come and go.
 */
function useStickyHeads(ref: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const strips = ref.current;
    const content = strips?.parentElement;
    const head = content?.previousElementSibling;
    if (!strips || !content || !(head instanceof HTMLElement)) return undefined;
    const observer = new ResizeObserver(() => {
      const { offsetHeight } = strips;
      const below = offsetHeight === 0 ? 0 : offsetHeight + GAP;
      strips.style.top = `${head.offsetHeight + GAP}px`;
      content.style.setProperty('--shell-head', `${head.offsetHeight + below}px`);
    });
    observer.observe(strips);
    observer.observe(head);
    return () => observer.disconnect();
  }, [ref]);
}
