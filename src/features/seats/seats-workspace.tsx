import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import { useOutletContext } from 'react-router-dom';
import { useTranslations } from 'use-intl';
import type { Plan, SeatAction } from '../../domain/plan/plan';
import type { Purchase } from '../../domain/purchase';
import type { SeatUser } from '../../domain/seat-user';
import { SeatsPanel } from './seats-panel';
import { useFeatures, useSession } from '../../gitlab/session/session-context';
import { savedViewsSetting, tableSetting } from '../../storage/seat-settings';
import type { Workspace } from '../../workspace/workspace';
import { planFor } from '../../workspace/plans';
import { useSeatToggle } from './use-seat-toggle';
import type { ScopeOutlet } from '../shared/scope-context';
import { readOnlyWhy } from '../shared/read-only-reason';
import { UserListActions } from '../../app/user-list-actions';

/** Opened by a click, so its code comes later than the page. */
const BulkDialog = lazy(async () => ({
  default: (await import('../bulk/plan/bulk-dialog')).BulkDialog,
}));

const tableSettings = tableSetting();

type SeatsWorkspaceProps = { readonly workspace: Workspace; readonly purchase: Purchase };

/** The users of a purchase, joined with the plan, the run and the toggles that change their seats. */
export function SeatsWorkspace({ workspace, purchase }: SeatsWorkspaceProps) {
  const t = useTranslations('shell');
  const session = useSession();
  const features = useFeatures();
  const { name } = useOutletContext<ScopeOutlet>();
  const { scope } = workspace;
  const savedViews = useMemo(
    () => savedViewsSetting(session.instance, scope.kind === 'group' ? scope.fullPath : 'instance'),
    [session.instance, scope],
  );
  const { busy, toggle } = useSeatToggle(workspace, purchase);
  const [requested, setAsked] = useState<Plan | null>(null);
  const [short, setShort] = useState<Plan | null>(null);

  const ask = useCallback(
    async (action: SeatAction, users: readonly SeatUser[]) => {
      // Another tab may have protected somebody since.
      setAsked(planFor(action, users, purchase, await workspace.protectedUsers.refresh()));
    },
    [workspace, purchase],
  );
  const onAssign = useCallback((users: readonly SeatUser[]) => void ask('assign', users), [ask]);
  const onRemove = useCallback((users: readonly SeatUser[]) => void ask('remove', users), [ask]);
  const selectedUsers = useCallback(() => {
    const { find } = workspace.roster.getSnapshot();
    const found = [...workspace.selection.getSnapshot().ids].map(find);
    return found.filter((user) => user !== undefined);
  }, [workspace]);

  async function run(plan: Plan) {
    setAsked(null);
    const report = await workspace.runs.start(plan);
    if (!report) return;
    // Who is done is no longer selected; who is left can be tried again.
    const done = report.entries.flatMap(({ state, user }) =>
      user && ['assigned', 'removed', 'already-so'].includes(state) ? [user.id] : [],
    );
    workspace.selection.set(done, false);
  }

  return (
    <>
      <UserListActions
        workspace={workspace}
        purchase={purchase}
        canWrite={session.canWrite}
        readOnlyWhy={t(readOnlyWhy())}
        onPlan={setAsked}
        selectedUsers={selectedUsers}
        makeRoomFor={short}
        onMakeRoomDone={() => setShort(null)}
      >
        {(listMenu) => (
          <SeatsPanel
            tools={listMenu}
            roster={workspace.roster}
            selection={workspace.selection}
            view={workspace.view}
            scope={scope}
            scopeName={name}
            features={features}
            version={session.version}
            savedViews={savedViews}
            tableSettings={tableSettings}
            canWrite={session.canWrite}
            readOnlyWhy={t(readOnlyWhy())}
            busy={busy}
            onToggle={toggle}
            onAssign={onAssign}
            onRemove={onRemove}
          />
        )}
      </UserListActions>
      <Suspense>
        {requested && (
          <BulkDialog
            plan={requested}
            throughput={workspace.runs.getSnapshot().throughput}
            protectionUnknown={workspace.protectedUsers.getSnapshot().kind === 'unreadable'}
            onConfirm={(plan) => void run(plan)}
            onCancel={() => setAsked(null)}
            onMakeRoom={(plan) => {
              setAsked(null);
              setShort(plan);
            }}
          />
        )}
      </Suspense>
    </>
  );
}
