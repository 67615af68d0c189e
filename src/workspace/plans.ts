import { GatewayError } from '../domain/gateway-error';
import { restoreRequest, usersToRestore } from '../domain/history/restore';
import { holdersAt } from '../domain/history/replay';
import type { SeatHistory, SeatSnapshot } from '../domain/history/seat-snapshot';
import { buildPlan, type PlanContext } from '../domain/plan/build-plan';
import type { RosterIndex } from '../domain/plan/match-users';
import {
  type Plan,
  type PlanOrigin,
  type PlanSubject,
  type PlanUser,
  type SeatAction,
  subjectsOfUsers,
} from '../domain/plan/plan';
import { compileRules, type IsProtected } from '../domain/plan/protected-users';
import type { Purchase } from '../domain/purchase';
import type { Roster } from '../domain/roster/roster-options';
import {
  knowsHolders,
  type RosterSnapshot,
  type RosterStatus,
} from '../domain/roster/roster-snapshot';
import { isWorthSearching, searchSeats } from '../domain/run/recovery/seat-reader';
import { retryPlan, undoPlan, usersToFollow } from '../domain/run/report/follow-up';
import type { Report } from '../domain/run/report/report';
import type { SeatUser } from '../domain/seat-user';
import { newId } from '../lib/new-id';
import { createProtectedUsersStore } from '../storage/protected-users-db';
import type { Workspace } from './workspace';

/**
 * The plan for chosen users, in their order. Without `isProtected` nobody is
 * protected: to switch off one seat by its own toggle is no bulk removal.
 */
export function planFor(
  action: SeatAction,
  users: readonly SeatUser[],
  purchase: Purchase,
  isProtected?: IsProtected,
  origin: PlanOrigin = { kind: 'selection' },
): Plan {
  return buildPlan(
    { action, subjects: subjectsOfUsers(users) },
    contextOf(origin, purchase, isProtected),
  );
}

/** The plan for the users of a list, in its order. `name` is that of its file; null for a typed list. */
export function planForRows(
  action: SeatAction,
  subjects: readonly PlanSubject[],
  purchase: Purchase,
  isProtected?: IsProtected,
  name: string | null = null,
): Plan {
  const origin = { kind: 'lines', ...(name !== null && { name }) } as const;
  return buildPlan({ action, subjects }, contextOf(origin, purchase, isProtected));
}

/** The plan that removes seats from some users and then assigns them to others. */
export function planForSwap(
  remove: readonly PlanSubject[],
  assign: readonly PlanSubject[],
  purchase: Purchase,
  isProtected: IsProtected,
  name: string | null = null,
): Plan {
  const origin = { kind: 'swap', ...(name !== null && { name }) } as const;
  return buildPlan({ action: 'swap', remove, assign }, contextOf(origin, purchase, isProtected));
}

function contextOf(
  origin: PlanOrigin,
  purchase: Purchase,
  isProtected: IsProtected | undefined,
): PlanContext {
  return {
    id: newId(),
    createdAt: Date.now(),
    purchase,
    origin,
    ...(isProtected && { isProtected }),
  };
}

export type FollowUp = {
  readonly plan: Plan;
  readonly emailsOut: number;
  readonly protectionUnknown: boolean;
};

/**
 * The plan that undoes a run, or retries it, by the seats and rules of now, not those of then.
 * Rejects with GatewayError.
 */
export async function makeFollowUp(
  kind: 'undo' | 'retry',
  report: Report,
  { workspace, instance }: { readonly workspace: Workspace; readonly instance: string },
): Promise<FollowUp> {
  const [purchase, rules] = await Promise.all([
    workspace.gateway.readPurchase(),
    createProtectedUsersStore(instance, workspace.purchaseId).load(),
  ]);
  if (purchase === null) throw new GatewayError('permission', 'No such add-on purchase');
  const context = {
    id: newId(),
    createdAt: Date.now(),
    purchase,
    ...(await readUsersNow(usersToFollow(kind, report), purchase, workspace)),
    ...(rules === null ? {} : { isProtected: compileRules(rules) }),
  };
  const { plan, emailsOut } =
    kind === 'undo'
      ? undoPlan(report, context)
      : { plan: retryPlan(report, context), emailsOut: 0 };
  return { plan, emailsOut, protectionUnknown: rules === null };
}

/** Some users as they are now, as far as that is known. */
type UsersNow = {
  readonly roster: RosterIndex;
  /** IDs of users who cannot have a seat. */
  readonly notEligible: ReadonlySet<string>;
};

/**
 * The plan that gives the holders of a snapshot their seats back, by the seats and rules of now. Who is gone
 * or not eligible is an entry that says so. Rejects with GatewayError.
 * @param how.removeOthers also takes the seats of those who had none then; protected users keep theirs.
 */
export async function makeRestore(
  history: SeatHistory,
  { takenAt }: Pick<SeatSnapshot, 'takenAt'>,
  how: {
    readonly workspace: Pick<Workspace, 'gateway' | 'roster' | 'purchaseId'>;
    readonly instance: string;
    readonly removeOthers: boolean;
    /** These alone, by ID. */
    readonly only?: ReadonlySet<string>;
  },
): Promise<FollowUp> {
  const { workspace, instance, removeOthers, only } = how;
  const holders = await holdersAt(history, takenAt);
  const { gateway, roster, purchaseId } = workspace;
  const [purchase, rules] = await Promise.all([
    gateway.readPurchase(),
    createProtectedUsersStore(instance, purchaseId).load(),
  ]);
  if (purchase === null) throw new GatewayError('permission', 'No such add-on purchase');
  const wanted = only ? [...holders].filter(([id]) => only.has(id)) : holders;
  const users = usersToRestore(wanted);
  const { usersComplete, find } = roster.getSnapshot();
  // Only the whole list shows who is not on it.
  if (!usersComplete && (removeOthers || users.some(({ id }) => !find(id)))) {
    await loadUntil(roster, (snapshot) => snapshot.usersComplete);
  }
  const now = await readUsersNow(users, purchase, workspace);
  const snapshot = roster.getSnapshot();
  // Nobody loses a seat because a list was not read to its end.
  if (removeOthers && !knowsHolders(snapshot)) {
    throw new GatewayError('network', 'The list of seat holders is incomplete');
  }
  const others = snapshot.users.filter(({ id, holdsSeat }) => holdsSeat && !holders.has(id));
  const plan = buildPlan(
    restoreRequest(
      users.map((user) => now.roster.byId.get(user.id) ?? user),
      removeOthers ? others : [],
    ),
    {
      ...contextOf({ kind: 'restore', takenAt }, purchase, rules ? compileRules(rules) : undefined),
      notEligible: now.notEligible,
    },
  );
  return { plan, emailsOut: 0, protectionUnknown: rules === null };
}

const PAGE = 100;

/**
 * Some users as they are now: from the roster if it knows all holders, by search where that takes fewer
 * requests than the list of users, else by loading that list. Rejects with GatewayError.
 */
export async function readUsersNow(
  users: readonly PlanUser[],
  purchase: Purchase,
  { gateway, roster }: Pick<Workspace, 'gateway' | 'roster'>,
): Promise<UsersNow> {
  const known = roster.getSnapshot();
  if (knowsHolders(known)) return usersNow(users, known);
  if (isWorthSearching(gateway, users, Math.ceil(purchase.assignedQuantity / PAGE))) {
    const found = await searchSeats(gateway, users, PAGE);
    if (found) return usersFound(users, known, found.holdsSeat);
  }
  return usersNow(users, await loadUntil(roster, knowsHolders));
}

function usersFound(
  users: readonly PlanUser[],
  { find }: RosterSnapshot,
  holdsSeat: (id: string) => boolean | undefined,
): UsersNow {
  const byId = new Map(
    users.map((user) => {
      const known = find(user.id) ?? withoutProfile(user);
      return [user.id, { ...known, holdsSeat: holdsSeat(user.id) ?? known.holdsSeat }];
    }),
  );
  return { roster: indexOf(byId), notEligible: new Set() };
}

function withoutProfile(user: PlanUser): SeatUser {
  return { ...user, avatarUrl: null, webUrl: null, lastLoginAt: undefined };
}

function indexOf(byId: ReadonlyMap<string, SeatUser>): RosterIndex {
  return { byId, byUsername: new Map(), byEmail: new Map() };
}

const STOPPED: ReadonlySet<RosterStatus['kind']> = new Set([
  'complete',
  'partial',
  'failed',
  'paused',
  'asking',
]);

/** Waits until so much is loaded, or until the roster stops. */
function loadUntil(
  roster: Roster,
  isEnough: (snapshot: RosterSnapshot) => boolean,
): Promise<RosterSnapshot> {
  roster.load({ confirmed: true });
  return new Promise((resolve) => {
    const stop = roster.subscribe(check);
    check();
    function check() {
      const snapshot = roster.getSnapshot();
      if (!isEnough(snapshot) && !STOPPED.has(snapshot.status.kind)) return;
      // Subscribing may call back before it has returned.
      queueMicrotask(() => stop());
      resolve(snapshot);
    }
  });
}

function usersNow(users: readonly PlanUser[], snapshot: RosterSnapshot): UsersNow {
  const byId = new Map<string, SeatUser>();
  const notEligible = new Set<string>();
  for (const user of users) {
    const known = snapshot.find(user.id);
    if (known) {
      byId.set(user.id, known);
    } else if (snapshot.holders === 'complete') {
      byId.set(user.id, { ...withoutProfile(user), holdsSeat: false });
      if (snapshot.usersComplete) notEligible.add(user.id);
    }
  }
  return { roster: indexOf(byId), notEligible };
}
