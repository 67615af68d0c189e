import { ApolloProvider } from '@apollo/client/react';
import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import { Route, Routes } from 'react-router-dom';
import type { Session } from '../gitlab/session/session';
import { useSessionState, useSessionStore } from '../gitlab/session/session-context';
import { liveSession } from '../gitlab/session/session-store';
import { openJournal } from '../storage/journal-db';
import { lazyPart } from '../ui/layout/lazy-part';
import { SkeletonRows } from '../ui/feedback/skeleton-rows';
import { useAppConfig } from '../features/shared/config-context';
import { createWorkspaces, WorkspacesContext } from '../workspace/workspace';
import { tidyJournal } from '../workspace/run-control';
import { NotFoundPage } from './not-found-page';
import { GroupsPage } from '../features/groups/groups-page';
import { SeatsPage } from '../features/seats/seats-page';
import { GroupLoader } from '../features/groups/group-loader';
import { InstanceLoader } from '../features/groups/instance-loader';
import { PlanReviewHost } from '../features/shared/plan-review';
import { ReportMessages } from '../features/shared/report-messages';
import { Shell } from './layout/layout';
import { UserListActions } from './user-list-actions';
import { SignInAgain } from '../features/sign-in/sign-in-again';

// Reports bring charts with them, so their code comes when one is opened.
const OverviewPage = lazy(async () => ({
  default: (await import('../features/overview/overview-page')).OverviewPage,
}));
const ReclaimPage = lazy(async () => ({
  default: (await import('../features/reclaim/reclaim-page')).ReclaimPage,
}));
const ActivityPage = lazy(async () => ({
  default: (await import('../features/activity/activity-page')).ActivityPage,
}));
const ReportPage = lazy(async () => ({
  default: (await import('../features/activity/report-page')).ReportPage,
}));
const RenewalPage = lazy(async () => ({
  default: (await import('../features/renewal/renewal-page')).RenewalPage,
}));
const CheckPage = lazy(async () => ({
  default: (await import('../features/check/check-page')).CheckPage,
}));

// Opened by a click.
const BulkDialog = lazyPart(
  async () => (await import('../features/bulk/plan/bulk-dialog')).BulkDialog,
);

const lazyPage = (page: ReactNode) => (
  <Suspense fallback={<SkeletonRows rows={10} rowHeight={44} />}>{page}</Suspense>
);

/** The pages behind the sign-in, and what they share for as long as the session lasts. */
export function SignedInArea({ session }: { readonly session: Session }) {
  const { client } = session;
  const store = useSessionStore();
  const state = useSessionState();
  // As long as somebody is signed in: replacing a refused token keeps everything on the workspaces.
  const { retention } = useAppConfig();
  const [workspaces] = useState(() => createWorkspaces(liveSession(session, store), retention));
  useEffect(() => () => workspaces.dispose(), [workspaces]);

  useEffect(() => {
    void openJournal().then((journal) => tidyJournal(journal, retention, Date.now()));
  }, [retention]);

  useEffect(() => {
    if (state.kind === 'signed-in') workspaces.signedInAgain();
  }, [state, workspaces]);

  return (
    <ApolloProvider client={client}>
      <WorkspacesContext value={workspaces}>
        <PlanReviewHost dialog={BulkDialog}>
          <Routes>
            <Route element={<Shell />}>
              <Route index element={<GroupsPage />} />
              <Route path="/groups" element={<GroupsPage all />} />
              <Route path="/groups/:fullPath" element={<GroupLoader />}>
                <Route index element={lazyPage(<OverviewPage />)} />
                <Route path="seats" element={<SeatsPage UserListActions={UserListActions} />} />
                <Route path="reclaim" element={lazyPage(<ReclaimPage />)} />
                <Route path="renewal" element={lazyPage(<RenewalPage />)} />
              </Route>
              <Route path="/instance" element={<InstanceLoader />}>
                <Route index element={lazyPage(<OverviewPage />)} />
                <Route path="seats" element={<SeatsPage UserListActions={UserListActions} />} />
                <Route path="reclaim" element={lazyPage(<ReclaimPage />)} />
                <Route path="renewal" element={lazyPage(<RenewalPage />)} />
              </Route>
              <Route
                path="/activity"
                element={lazyPage(
                  <ReportMessages>
                    <ActivityPage />
                  </ReportMessages>,
                )}
              />
              <Route
                path="/activity/:runId"
                element={lazyPage(
                  <ReportMessages>
                    <ReportPage />
                  </ReportMessages>,
                )}
              />
              <Route path="/check" element={lazyPage(<CheckPage />)} />
              <Route path="*" element={<NotFoundPage />} />
            </Route>
          </Routes>
        </PlanReviewHost>
        <SignInAgain />
      </WorkspacesContext>
    </ApolloProvider>
  );
}
