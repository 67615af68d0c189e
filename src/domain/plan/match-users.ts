import type { SeatUser } from '../seat-user';
import type { PlanSubject } from './plan';
import type { Identifier } from './identifier';
import type { ImportedRow } from './read-user-list';

/** The known users of a purchase, by each way in which a line can name them. */
export type RosterIndex = {
  /** By global ID. */
  readonly byId: ReadonlyMap<string, SeatUser>;
  /** By username in lower case; no two usernames of GitLab differ only by case. */
  readonly byUsername: ReadonlyMap<string, SeatUser>;
  /** By e-mail in lower case, public or given by GitLab. More than one only if GitLab's data is odd. */
  readonly byEmail: ReadonlyMap<string, readonly SeatUser[]>;
};

/** Builds the index in one pass. Of a user given twice the last one counts. */
export function indexRoster(users: Iterable<SeatUser>): RosterIndex {
  const byId = new Map<string, SeatUser>();
  for (const user of users) byId.set(user.id, user);
  const byUsername = new Map<string, SeatUser>();
  const byEmail = new Map<string, SeatUser[]>();
  for (const user of byId.values()) {
    byUsername.set(user.username.toLowerCase(), user);
    const emails = [user.publicEmail, user.privateEmail?.address];
    for (const email of new Set(emails.map((one) => one?.toLowerCase()))) {
      if (email === undefined) continue;
      const others = byEmail.get(email);
      if (others) others.push(user);
      else byEmail.set(email, [user]);
    }
  }
  return { byId, byUsername, byEmail };
}

/** Finds the user of each line, in constant time a line. Identifiers that disagree give candidates, never a guess. */
export function matchUsers(rows: readonly ImportedRow[], roster: RosterIndex): PlanSubject[] {
  return rows.map(({ line, text, identifiers }) => {
    const found = new Set(identifiers.flatMap((identifier) => usersOf(identifier, roster)));
    const [user] = found;
    const source = { line, text };
    if (user !== undefined && found.size === 1) return { user, line: source };
    return { user: null, line: source, candidates: [...found] };
  });
}

function usersOf({ kind, value }: Identifier, roster: RosterIndex): readonly SeatUser[] {
  const name = value.toLowerCase();
  switch (kind) {
    case 'gid':
      return known(roster.byId.get(value));
    case 'id':
      return known(roster.byId.get(gidOf(value)));
    case 'username':
      return known(roster.byUsername.get(name));
    case 'email':
      return roster.byEmail.get(name) ?? [];
    case 'number':
      return [...known(roster.byId.get(gidOf(value))), ...known(roster.byUsername.get(name))];
  }
}

function gidOf(number: string): string {
  return `gid://gitlab/User/${number}`;
}

function known(user: SeatUser | undefined): readonly SeatUser[] {
  return user === undefined ? [] : [user];
}
