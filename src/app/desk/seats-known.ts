import type { RosterIndex } from '../../domain/plan/roster-index';
import type { Roster } from '../../domain/roster/roster-options';
import type { RosterSnapshot } from '../../domain/roster/roster-snapshot';
import type { Report } from '../../domain/run/report';
import type { SeatUser } from '../../domain/seat-user';

/** The users of a report as they are now, as far as the roster knows. */
export type UsersNow = {
  readonly roster: RosterIndex;
  /** Nobody of them is among the users who can have a seat. */
  readonly notEligible: ReadonlySet<string>;
};

/** Waits until it is known who holds a seat; or until no more is to be had. */
export function seatsKnown(roster: Roster): Promise<RosterSnapshot> {
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
function isEnough({ holders, usersComplete, status }: RosterSnapshot): boolean {
  if (usersComplete || holders === 'complete') return true;
  return ['complete', 'partial', 'failed', 'paused', 'asking'].includes(status.kind);
}

export function usersNow(report: Report, snapshot: RosterSnapshot): UsersNow {
  const byId = new Map<string, SeatUser>();
  const notEligible = new Set<string>();
  for (const { user } of report.entries) {
    if (user === null) continue;
    const known = snapshot.find(user.id);
    if (known) {
      byId.set(user.id, known);
    } else if (snapshot.holders === 'complete') {
      const unknown = { avatarUrl: null, webUrl: null, lastLoginAt: undefined };
      byId.set(user.id, { ...user, ...unknown, holdsSeat: false });
      if (snapshot.usersComplete) notEligible.add(user.id);
    }
  }
  return { roster: { byId, byUsername: new Map(), byEmail: new Map() }, notEligible };
}
