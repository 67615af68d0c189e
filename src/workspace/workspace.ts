import { systemClock } from '../domain/clock';
import type { SeatGateway } from '../domain/gateway';
import type { Retention } from '../domain/journal/journal';
import type { SeatScope, Purchase } from '../domain/purchase';
import { createRoster } from '../domain/roster/roster';
import type { Roster } from '../domain/roster/roster-options';
import { createSelection, type Selection } from '../domain/roster/selection/selection';
import { createView, type RosterView } from '../domain/roster/view/view';
import { createSeatGateway } from '../gitlab/seat-gateway';
import type { Session } from '../gitlab/session/session';
import { createBatchLimitMemory, openJournal } from '../storage/journal-db';
import { createProtectedUsersStore } from '../storage/protected-users-db';
import { acquireRunLock } from '../storage/run-lock';
import { createProtectedUsers, type ProtectedUsersControl } from './protected-users';
import { createRunControl, type RunControl } from './run-control';

/**
 * Everything about the seats of one purchase that outlives a page: who is there, who is selected, and
 * what is being changed. Kept until the person signs out, so a run goes on while they look elsewhere.
 */
export type Workspace = {
  readonly scope: SeatScope;
  readonly purchaseId: string;
  readonly gateway: SeatGateway;
  readonly roster: Roster;
  readonly selection: Selection;
  readonly view: RosterView;
  readonly runs: RunControl;
  readonly protectedUsers: ProtectedUsersControl;
  dispose(): void;
};

export function createWorkspace(
  session: Session,
  scope: SeatScope,
  purchase: Purchase,
  retention: Retention,
): Workspace {
  const gateway = createSeatGateway(session, scope, purchase);
  const roster = createRoster({ gateway, purchase, clock: systemClock, random: Math.random });
  const runs = createRunControl({
    gateway,
    scope,
    purchaseId: purchase.id,
    instance: session.instance,
    who: () => session.user.username,
    clock: systemClock,
    journal: openJournal,
    retention,
    limits: createBatchLimitMemory(session.instance),
    lock: () => acquireRunLock(navigator.locks, session.instance, purchase.id),
    onSeats: (patches) => roster.patch(patches),
    onReread: () => roster.refresh(),
  });
  return {
    scope,
    purchaseId: purchase.id,
    gateway,
    roster,
    selection: createSelection(),
    view: createView(),
    runs,
    protectedUsers: createProtectedUsers(createProtectedUsersStore(session.instance, purchase.id)),
    dispose() {
      roster.dispose();
      runs.dispose();
    },
  };
}
