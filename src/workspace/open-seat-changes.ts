import { systemClock } from '../domain/clock';
import type { SeatGateway } from '../domain/gateway';
import type { Retention } from '../domain/journal/journal';
import type { SeatScope } from '../domain/purchase';
import type { Roster } from '../domain/roster/roster-options';
import type { LiveSession } from '../gitlab/session/live-session';
import { online } from '../lib/online';
import { createBatchLimitMemory, openJournal } from '../storage/journal-db';
import { createProtectedUsersStore } from '../storage/protected-users-db';
import { acquireRunLock } from '../storage/run-lock';
import { createProtectedUsers } from './protected-users';
import { createRunControl } from './run-control';
import type { SeatChanges } from './seat-changes';

type SeatChangesOptions = {
  readonly session: LiveSession;
  readonly scope: SeatScope;
  readonly purchaseId: string;
  readonly gateway: SeatGateway;
  /** Follows each confirmed change. */
  readonly roster: Roster;
  readonly retention: Retention;
};

/** Joins the runs and the protected users of a purchase with this browser and its GitLab. */
export function openSeatChanges(options: SeatChangesOptions): SeatChanges {
  const { session, scope, purchaseId, gateway, roster, retention } = options;
  const { instance } = session;
  return {
    runs: createRunControl({
      gateway,
      scope,
      purchaseId,
      instance,
      who: () => session.user.username,
      sendBlock: () => session.sendBlock,
      network: online,
      clock: systemClock,
      journal: openJournal,
      retention,
      limits: createBatchLimitMemory(instance),
      lock: () => acquireRunLock(navigator.locks, instance, purchaseId),
      onSeats: (patches) => roster.patch(patches),
      onReread: () => roster.refresh(),
    }),
    protectedUsers: createProtectedUsers(createProtectedUsersStore(instance, purchaseId)),
  };
}
