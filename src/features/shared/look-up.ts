import { GatewayError, type GatewayErrorKind } from '../../domain/gateway-error';
import type { Identifier } from '../../domain/plan/identifier';
import type { ImportedRow } from '../../domain/plan/read-user-list';
import type { Roster } from '../../domain/roster/roster-options';
import type { SeatUser } from '../../domain/seat-user';
import { readUserList } from '../../domain/plan/read-user-list';
import { indexRoster, matchUsers } from '../../domain/plan/match-users';

/** Names looked up at a time; each takes a request to each of GitLab's two lists. */
export const MAX_LOOK_UPS = 200;

/** Names in parallel: with two lists each, as many requests as the roster sends in parallel. */
const AT_ONCE = 3;
/** GitLab lists exact matches first. */
const USERS_A_SEARCH = 20;

type FoundUser = { readonly row: ImportedRow; readonly user: SeatUser };

type LookUpResult = {
  readonly found: readonly FoundUser[];
  /** The rows asked about, found or not. */
  readonly requested: readonly ImportedRow[];
  /** Why it ended early. */
  readonly stopped: GatewayErrorKind | null;
};

/** The identifiers GitLab can search: usernames and public emails, never IDs. */
export function searchable(row: ImportedRow): readonly Identifier[] {
  return row.identifiers.filter(({ kind }) => kind !== 'gid' && kind !== 'id');
}

/**
 * Asks GitLab for users whom the roster lacks: by exact username, or by the whole email where it is public.
 * Ends at the first error, with what was found by then.
 */
export async function lookUp(
  rows: readonly ImportedRow[],
  roster: Pick<Roster, 'search'>,
  signal: AbortSignal,
  onProgress: (done: number) => void,
): Promise<LookUpResult> {
  const queue = rows.slice(0, MAX_LOOK_UPS).values();
  const found: FoundUser[] = [];
  const requested: ImportedRow[] = [];
  let stopped: GatewayErrorKind | null = null;

  async function work(): Promise<void> {
    for (const row of queue) {
      if (signal.aborted || stopped !== null) return;
      try {
        const user = await findUser(row, roster, signal);
        if (user !== undefined) found.push({ row, user });
        requested.push(row);
        onProgress(requested.length);
      } catch (error) {
        stopped ??= error instanceof GatewayError ? error.kind : 'network';
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { found, requested, stopped: signal.aborted ? 'canceled' : stopped };
}

async function findUser(
  row: ImportedRow,
  roster: Pick<Roster, 'search'>,
  signal: AbortSignal,
): Promise<SeatUser | undefined> {
  for (const { kind, value } of searchable(row)) {
    const { users } = await roster.search(value, { limit: USERS_A_SEARCH, signal });
    const wanted = value.toLowerCase();
    // GitLab also finds similar names and usernames.
    const user = users.find(
      ({ username, publicEmail }) =>
        (kind === 'email' ? publicEmail : username)?.toLowerCase() === wanted,
    );
    if (user !== undefined) return user;
  }
  return undefined;
}

type NamedUsers = {
  readonly users: readonly SeatUser[];
  /** Names that match nobody, or several users. */
  readonly missing: readonly string[];
};

/** The users that a few names mean, from the roster, else from GitLab. */
export async function findUsers(text: string, roster: Roster): Promise<NamedUsers> {
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
