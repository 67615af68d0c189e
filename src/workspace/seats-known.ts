import type { SeatGateway } from '../domain/gateway';
import type { PlanUser } from '../domain/plan/plan';
import type { RosterIndex } from '../domain/plan/match-users';
import type { Purchase } from '../domain/purchase';
import type { Roster } from '../domain/roster/roster-options';
import type { RosterSnapshot } from '../domain/roster/roster-snapshot';
import { isWorthSearching, searchSeats } from '../domain/run/recovery/seat-reader';
import type { SeatUser } from '../domain/seat-user';

/** Some users as they are now, as far as that is known. */
export type UsersNow = {
  readonly roster: RosterIndex;
  /** Nobody of them is among the users who can have a seat. */
  readonly notEligible: ReadonlySet<string>;
};

const PAGE = 100;

export type SeatSource = { readonly gateway: SeatGateway; readonly roster: Roster };

/**
 * Some users as they are now: as the roster has them, if it knows who holds a seat; by looking
 * up the few of them where that is less than the list; else by loading the list. Rejects with GatewayError.
 */
export async function readUsersNow(
  users: readonly PlanUser[],
  purchase: Purchase,
  { gateway, roster }: SeatSource,
): Promise<UsersNow> {
  const known = roster.getSnapshot();
  if (knowsHolders(known)) return usersNow(users, known);
  if (isWorthSearching(gateway, users, Math.ceil(purchase.assignedQuantity / PAGE))) {
    const found = await searchSeats(gateway, users, PAGE);
    if (found) return usersFound(users, known, found.holdsSeat);
  }
  return usersNow(users, await seatsKnown(roster));
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

/** Waits until it is known who holds a seat; or until no more is to be had. */
function seatsKnown(roster: Roster): Promise<RosterSnapshot> {
  roster.load({ confirmed: true });
  return new Promise((resolve) => {
    const stop = roster.subscribe(check);
    check();
    function check() {
      const snapshot = roster.getSnapshot();
      if (!isEnough(snapshot)) return;
      // Subscribing may call back before it has returned.
      queueMicrotask(() => stop());
      resolve(snapshot);
    }
  });
}

/** Holders are read first, and who is not among them holds none: no need to wait for everybody else. */
function knowsHolders({ holders, usersComplete }: RosterSnapshot): boolean {
  return usersComplete || holders === 'complete';
}

function isEnough(snapshot: RosterSnapshot): boolean {
  const ends = ['complete', 'partial', 'failed', 'paused', 'asking'];
  return knowsHolders(snapshot) || ends.includes(snapshot.status.kind);
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
