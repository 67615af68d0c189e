import { GatewayError, type GatewayErrorKind } from '../../domain/gateway-error';
import type { Identifier, ImportedRow } from '../../domain/plan/read-user-list';
import type { Roster } from '../../domain/roster/roster-options';
import type { SeatUser } from '../../domain/seat-user';

/** Names looked up in one go; each takes a request to each of GitLab's two lists. */
export const MAX_LOOK_UPS = 200;

/** Names at once: with two lists each, as many requests as the roster sends side by side. */
const AT_ONCE = 3;
/** GitLab puts who is called exactly so first. */
const USERS_A_SEARCH = 20;

export type FoundUser = { readonly row: ImportedRow; readonly user: SeatUser };

export type LookUpResult = {
  readonly found: readonly FoundUser[];
  /** Those that were asked for, found or not. */
  readonly requested: readonly ImportedRow[];
  /** Why it ended early. */
  readonly stopped: GatewayErrorKind | null;
};

/** What of a line GitLab can be asked for: it searches names, usernames and public e-mails, never IDs. */
export function searchable(row: ImportedRow): readonly Identifier[] {
  return row.identifiers.filter(({ kind }) => kind !== 'gid' && kind !== 'id');
}

/**
 * Asks GitLab for people whom the roster does not have: by exact username, or by the whole e-mail where it
 * is public. Ends at the first error, with what was found until then.
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
  return { found, requested, stopped: signal.aborted ? 'cancelled' : stopped };
}

async function findUser(
  row: ImportedRow,
  roster: Pick<Roster, 'search'>,
  signal: AbortSignal,
): Promise<SeatUser | undefined> {
  for (const { kind, value } of searchable(row)) {
    const { users } = await roster.search(value, { limit: USERS_A_SEARCH, signal });
    const wanted = value.toLowerCase();
    // GitLab also finds names and usernames that are merely like it, and those prove nothing.
    const user = users.find(
      ({ username, publicEmail }) =>
        (kind === 'email' ? publicEmail : username)?.toLowerCase() === wanted,
    );
    if (user !== undefined) return user;
  }
  return undefined;
}
