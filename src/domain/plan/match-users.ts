import type { SeatUser } from '../seat-user';
import type { Identifier } from './identifier';
import type { ImportedRow } from './imported-row';
import type { PlanSubject } from './plan-subject';
import type { RosterIndex } from './roster-index';

/** Finds the user of each line; constant time a line. Identifiers that disagree are never decided here. */
export function matchUsers(rows: readonly ImportedRow[], roster: RosterIndex): PlanSubject[] {
  return rows.map(({ line, text, identifiers }) => {
    const found = new Set(identifiers.flatMap((identifier) => usersOf(identifier, roster)));
    const [user] = found;
    const where = { line, text };
    if (user !== undefined && found.size === 1) return { user, line: where };
    return { user: null, line: where, candidates: [...found] };
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
