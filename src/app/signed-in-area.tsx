import { ApolloProvider } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { Route, Routes } from 'react-router-dom';
import { useTranslations } from 'use-intl';
import { PageButton } from '../ui/controls/page-button';
import { GroupLoader, InstanceLoader } from '../features/groups/group-loader';
import { GroupsPage } from '../features/groups/groups-page';
import { SeatsPage } from '../features/seats/seats-page';
import { useAppConfig } from '../features/shared/config-context';
import { PlanReviewHost } from '../features/shared/plans/plan-review';
import { usePageTitle } from '../features/shared/use-page-title';
import { useWriteBlock } from '../features/shared/use-write-permission';
import { SignInAgain } from '../features/sign-in/sign-in-again';
import type { Session } from '../gitlab/session/session';
import { useSessionState, useSessionStore } from '../gitlab/session/session-context';
import { liveSession } from '../gitlab/session/live-session';
import { loadCheckMessages, loadReportMessages } from '../messages/locale';
import { EmptyState } from '../ui/feedback/empty-state';
import { SkeletonRows } from '../ui/feedback/skeleton-rows';
import { lazyDialog, lazyPart } from '../ui/layout/lazy-part';
import { openTeamView } from '../workspace/team-view';
import { createWorkspaces, WorkspacesContext } from '../workspace/workspace';
import { Layout } from './layout/layout';
import { ProtectedUsersPanel } from './protected-users-panel';
import { UserListActions } from './user-list-actions';

const SKELETON = <SkeletonRows rows={10} rowHeight={44} />;

const REPORT = { messages: loadReportMessages };

// Reports bring charts with them, so their code is fetched when one is opened.
const OverviewPage = lazyPart(
  async () => (await import('../features/overview/overview-page')).OverviewPage,
  SKELETON,
  REPORT,
);
const ReclaimPage = lazyPart(
  async () => (await import('../features/reclaim/reclaim-page')).ReclaimPage,
  SKELETON,
  REPORT,
);
const RenewalPage = lazyPart(
  async () => (await import('../features/renewal/renewal-page')).RenewalPage,
  SKELETON,
  REPORT,
);
const HistoryPage = lazyPart(
  async () => (await import('../features/history/history-page')).HistoryPage,
  SKELETON,
  REPORT,
);
const ActivityPage = lazyPart(
  async () => (await import('../features/activity/activity-page')).ActivityPage,
  SKELETON,
  REPORT,
);
const ReportPage = lazyPart(
  async () => (await import('../features/activity/report-page')).ReportPage,
  SKELETON,
  REPORT,
);
const CheckPage = lazyPart(
  async () => (await import('../features/check/check-page')).CheckPage,
  SKELETON,
  { messages: loadCheckMessages },
);

// Opened by a click.
const BulkDialog = lazyDialog(
  async () => (await import('../features/bulk/plan/bulk-dialog')).BulkDialog,
  { close: ({ onCancel }) => onCancel() },
);

/** Runs are read from this browser, so these need no answer of GitLab: not even whether the group still exists. */
const ACTIVITY_PAGES = (
  <>
    <Route path="activity" element={<ActivityPage />} />
    <Route path="activity/:runId" element={<ReportPage />} />
  </>
);

/** The same for a group and for the instance. */
const SCOPE_PAGES = (
  <>
    <Route path="seats" element={<SeatsPage UserListActions={UserListActions} />} />
    <Route index element={<OverviewPage />} />
    <Route path="reclaim" element={<ReclaimPage ProtectedUsersPanel={ProtectedUsersPanel} />} />
    <Route path="renewal" element={<RenewalPage />} />
    <Route path="history" element={<HistoryPage />} />
  </>
);

/** The pages behind the sign-in, and what they share for as long as the session lasts. */
export function SignedInArea({ session }: { readonly session: Session }) {
  const { client } = session;
  const store = useSessionStore();
  const state = useSessionState();
  // Kept until the user signs out: replacing a refused token keeps the workspaces.
  const { retention, teamView } = useAppConfig();
  const [workspaces] = useState(() =>
    createWorkspaces(liveSession(session, store), { retention, teamView: openTeamView(teamView) }),
  );
  useEffect(() => () => workspaces.dispose(), [workspaces]);

  useEffect(() => {
    if (state.kind === 'signed-in') workspaces.signedInAgain();
  }, [state, workspaces]);

  return (
    <ApolloProvider client={client}>
      <WorkspacesContext value={workspaces}>
        <PlanReviewHost dialog={BulkDialog} blockedBy={useWriteBlock()}>
          <Routes>
            <Route element={<Layout />}>
              <Route index element={<GroupsPage />} />
              <Route path="/groups" element={<GroupsPage all />} />
              <Route path="/groups/:fullPath">
                <Route element={<GroupLoader />}>{SCOPE_PAGES}</Route>
                {ACTIVITY_PAGES}
              </Route>
              <Route path="/instance">
                <Route element={<InstanceLoader />}>{SCOPE_PAGES}</Route>
                {ACTIVITY_PAGES}
              </Route>
              {ACTIVITY_PAGES}
              <Route path="/check" element={<CheckPage />} />
              <Route path="*" element={<NotFoundPage />} />
            </Route>
          </Routes>
        </PlanReviewHost>
        <SignInAgain />
      </WorkspacesContext>
    </ApolloProvider>
  );
}

function NotFoundPage() {
  const t = useTranslations('shell');
  usePageTitle(t('notFoundTitle'));
  return (
    <EmptyState
      level={1}
      title={t('notFoundTitle')}
      actions={
        <PageButton variant="contained" to="/groups">
          {t('notFoundAction')}
        </PageButton>
      }
    >
      {t('notFoundText')}
    </EmptyState>
  );
}
