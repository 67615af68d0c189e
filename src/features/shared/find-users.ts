import { readUserList } from '../../domain/plan/read-user-list';
import { indexRoster, matchUsers } from '../../domain/plan/match-users';
import type { Roster } from '../../domain/roster/roster-options';
import type { SeatUser } from '../../domain/seat-user';
import { lookUp } from './look-up';

type FoundUsers = {
  readonly users: readonly SeatUser[];
  /** Names that found nobody, or more than one. */
  readonly missing: readonly string[];
};

/** The users that a few names mean: those of the roster, and whom GitLab knows besides. */
export async function findUsers(text: string, roster: Roster): Promise<FoundUsers> {
  const { rows } = readUserList(text);
  const snapshot = roster.getSnapshot();
  const users = new Map<string, SeatUser>();
  const unknown = new Map<string, (typeof rows)[number]>();
  for (const [at, subject] of matchUsers(rows, indexRoster(snapshot.users)).entries()) {
    const row = rows[at];
    const user = subject.user && snapshot.find(subject.user.id);
    if (user) users.set(user.id, user);
    else if (row) unknown.set(row.text, row);
  }
  const requested = [...unknown.values()];
  const readAt = roster.requestSeq();
  const { found } = await lookUp(requested, roster, new AbortController().signal, () => undefined);
  roster.patchUsers(
    found.map(({ user }) => user),
    readAt,
  );
  for (const { user, row } of found) {
    users.set(user.id, user);
    unknown.delete(row.text);
  }
  return { users: [...users.values()], missing: [...unknown.keys()] };
}
