import type { SeatUser } from '../seat-user';

/** The users known of a purchase, to be found by whatever a line names them. */
export type RosterIndex = {
  /** By global ID. */
  readonly byId: ReadonlyMap<string, SeatUser>;
  /** By username in lower case; GitLab's usernames differ by more than case. */
  readonly byUsername: ReadonlyMap<string, SeatUser>;
  /** By public e-mail in lower case. More than one only if GitLab's data is odd. */
  readonly byEmail: ReadonlyMap<string, readonly SeatUser[]>;
};

/** Builds the index in one pass. Of a user given twice the latter counts. */
export function indexRoster(users: Iterable<SeatUser>): RosterIndex {
  const byId = new Map<string, SeatUser>();
  for (const user of users) byId.set(user.id, user);
  const byUsername = new Map<string, SeatUser>();
  const byEmail = new Map<string, SeatUser[]>();
  for (const user of byId.values()) {
    byUsername.set(user.username.toLowerCase(), user);
    if (user.publicEmail === null) continue;
    const email = user.publicEmail.toLowerCase();
    const others = byEmail.get(email);
    if (others) others.push(user);
    else byEmail.set(email, [user]);
  }
  return { byId, byUsername, byEmail };
}
