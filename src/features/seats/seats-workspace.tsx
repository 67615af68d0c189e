import { useMemo, useState, type ComponentType, type ReactNode } from 'react';
import { useOutletContext } from 'react-router-dom';
import type { Plan, SeatAction } from '../../domain/plan/plan';
import { type Purchase, seatsAvailable } from '../../domain/purchase';
import type { SeatUser } from '../../domain/seat-user';
import { useSession } from '../../gitlab/session/session-context';
import { savedViewsSetting, tableSetting } from '../../storage/seat-settings';
import { loadPlans } from '../../workspace/seat-changes';
import type { Workspace } from '../../workspace/workspace';
import { usePlanReview } from '../shared/plans/plan-review';
import { useWritePermission, type WritePermission } from '../shared/use-write-permission';
import type { ScopeOutlet } from '../shared/scope-context';
import { useShownFeatures } from '../shared/team-view/use-team-view';
import { SeatsPanel } from './seats-panel';
import { selectedUsers } from '../shared/seats-list/selection/use-seat-selection';
import { useSeatToggle } from '../shared/seats-list/use-seat-toggle';

/** The menu and dialogs of user lists, swaps and protected users. They are other features, so app provides them. */
export type UserListActionsProps = WritePermission & {
  readonly workspace: Workspace;
  readonly purchase: Purchase;
  /** Shows a plan and, once it is confirmed, carries it out. */
  readonly onPlan: (plan: Plan) => void;
  /** In the order in which they were selected. */
  readonly selectedUsers: () => readonly SeatUser[];
  /** A plan that needs more seats than there are: opens a swap for its users without a seat. */
  readonly makeRoomFor?: Plan | null;
  readonly onMakeRoomDone?: () => void;
  /** Places the menu. */
  readonly children: (menu: ReactNode) => ReactNode;
};

const tableSettings = tableSetting();

export type SeatsWorkspaceProps = {
  readonly workspace: Workspace;
  readonly purchase: Purchase;
  readonly UserListActions: ComponentType<UserListActionsProps>;
};

/** The users of a purchase, joined with the plans, runs and toggles that change their seats. */
export function SeatsWorkspace({ workspace, purchase, UserListActions }: SeatsWorkspaceProps) {
  const session = useSession();
  const features = useShownFeatures();
  const { name } = useOutletContext<ScopeOutlet>();
  const { busy, toggle, failed, planFailed } = useSeatToggle(workspace, purchase);
  const permission = useWritePermission();
  const review = usePlanReview();
  const [short, setShort] = useState<Plan | null>(null);
  const { scope, protectedUsers } = workspace;
  const savedViews = useMemo(
    () => savedViewsSetting(session.instance, scope.kind === 'group' ? scope.fullPath : 'instance'),
    [session.instance, scope],
  );

  async function show(plan: Plan) {
    const report = await review({
      workspace,
      plan,
      protectionUnknown: protectedUsers.getSnapshot().kind === 'unreadable',
      onMakeRoom: setShort,
    });
    if (!report) return;
    // Deselect completed users; the others stay selected for another attempt.
    const done = report.entries.flatMap(({ state, user }) =>
      user && ['assigned', 'removed', 'already-so'].includes(state) ? [user.id] : [],
    );
    workspace.selection.set(done, false);
  }
  async function showPlanFor(action: SeatAction, users: readonly SeatUser[]) {
    // Another tab may have protected users since.
    const needed = Promise.all([loadPlans(), protectedUsers.refresh()]);
    const [plans, isProtected] = (await needed.catch(planFailed)) ?? [];
    if (plans) await show(plans.planFor(action, users, purchase, isProtected));
  }

  return (
    <UserListActions
      {...permission}
      workspace={workspace}
      purchase={purchase}
      onPlan={(plan) => void show(plan)}
      selectedUsers={() => selectedUsers(workspace)}
      makeRoomFor={short}
      onMakeRoomDone={() => setShort(null)}
    >
      {(listMenu) => (
        <>
          {failed}
          <SeatsPanel
            {...permission}
            workspace={workspace}
            available={seatsAvailable(purchase)}
            scopeName={name}
            features={features}
            version={session.version}
            savedViews={savedViews}
            tableSettings={tableSettings}
            busy={busy}
            onToggle={toggle}
            onAssign={(users) => void showPlanFor('assign', users)}
            onRemove={(users) => void showPlanFor('remove', users)}
            tools={listMenu}
          />
        </>
      )}
    </UserListActions>
  );
}
