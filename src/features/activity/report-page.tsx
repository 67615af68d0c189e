import Button from '@mui/material/Button';
import { useCallback, useEffect } from 'react';
import { Link, Navigate, useLocation, useParams } from 'react-router-dom';
import { useTranslations } from 'use-intl';
import type { Journal } from '../../domain/journal/journal';
import { useSession } from '../../gitlab/session/session-context';
import { EmptyState } from '../../ui/feedback/empty-state';
import { SkeletonRows } from '../../ui/feedback/skeleton-rows';
import { stateOf, useJournalRead } from './journal-runs';
import { useActivityAddresses } from './use-shown-runs';
import { ReportOfRun } from './report-of-run';
import { useDemo } from '../shared/demo-context';
import type { Workspace } from '../../workspace/workspace';
import { usePageTitle } from '../shared/use-page-title';

/** The report of one run. */
export function ReportPage() {
  const { runId = '' } = useParams();
  const { pathname } = useLocation();
  const addresses = useActivityAddresses();
  const t = useTranslations('activity.report');
  usePageTitle(t('title'));
  const { instance } = useSession();
  const { gitlab: demo } = useDemo();
  const read = useCallback(
    async (journal: Journal, workspaces: readonly Workspace[]) => {
      const run = await journal.get(runId);
      // The demo needs no token, so it must not show real runs.
      const isShown = run !== null && (demo === null || run.header.instance === instance);
      return { runId, found: isShown && { run, state: await stateOf(run.header, workspaces) } };
    },
    [runId, demo, instance],
  );
  const { value, again } = useJournalRead(read);
  // A report links to others, such as from an undo to the undone run.
  useEffect(() => {
    window.scrollTo(0, 0);
  }, [runId]);

  if (value?.runId !== runId) return <SkeletonRows rows={8} />;
  if (!value.found) {
    return (
      <EmptyState
        level={1}
        title={t('missingTitle')}
        actions={
          <Button variant="contained" component={Link} to={addresses.list}>
            {t('back')}
          </Button>
        }
      >
        {t('missingText')}
      </EmptyState>
    );
  }
  // An address without a group, or with another one, leads to where the run was made.
  const address = addresses.report(value.found.run.header);
  if (decodeURI(address.pathname) !== decodeURI(pathname)) return <Navigate to={address} replace />;
  return <ReportOfRun key={runId} {...value.found} onChanged={again} />;
}
