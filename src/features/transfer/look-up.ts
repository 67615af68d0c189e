import { GatewayError, type GatewayErrorKind } from '../../domain/gateway-error';
import type { Identifier } from '../../domain/plan/identifier';
import type { PersonLine } from '../../domain/plan/person-line';
import type { Roster } from '../../domain/roster/roster-options';
import type { ServerSearchResult } from '../../domain/roster/server-search';
import type { SeatUser } from '../../domain/seat-user';

/** Names looked up in one go; each takes a request to each of GitLab's two lists. */
export const MAX_LOOK_UPS = 200;

/** Names at once: with two lists each, as many requests as the roster sends side by side. */
const AT_ONCE = 3;
/** GitLab puts who is called exactly so first. */
const USERS_A_SEARCH = 20;

export type FoundPerson = {
  readonly person: PersonLine;
  readonly user: SeatUser;
  /** The e-mail that only GitLab knows to be this user's, in lower case. */
  readonly privateEmail: string | null;
};

export type LookUpResult = {
  readonly found: readonly FoundPerson[];
  /** Those that were asked for, found or not. */
  readonly asked: readonly PersonLine[];
  /** Why it ended early. */
  readonly stopped: GatewayErrorKind | null;
};

/** What of a line GitLab can be asked for: it searches names, usernames and e-mails, never IDs. */
export function searchable(person: PersonLine): readonly Identifier[] {
  return person.identifiers.filter(({ kind }) => kind !== 'gid' && kind !== 'id');
}

/**
 * Asks GitLab for people whom the roster does not have: by exact username, or by e-mail, also a private
 * one. Ends at the first error, with what was found until then.
 */
export async function lookUp(
  people: readonly PersonLine[],
  roster: Pick<Roster, 'search'>,
  signal: AbortSignal,
  onProgress: (done: number) => void,
): Promise<LookUpResult> {
  const queue = people.slice(0, MAX_LOOK_UPS).values();
  const found: FoundPerson[] = [];
  const asked: PersonLine[] = [];
  let stopped: GatewayErrorKind | null = null;

  async function work(): Promise<void> {
    for (const person of queue) {
      if (signal.aborted || stopped !== null) return;
      try {
        const hit = await findPerson(person, roster, signal);
        if (hit !== null) found.push({ person, ...hit });
        asked.push(person);
        onProgress(asked.length);
      } catch (error) {
        stopped ??= error instanceof GatewayError ? error.kind : 'network';
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { found, asked, stopped: signal.aborted ? 'cancelled' : stopped };
}

type Hit = Omit<FoundPerson, 'person'>;

async function findPerson(
  person: PersonLine,
  roster: Pick<Roster, 'search'>,
  signal: AbortSignal,
): Promise<Hit | null> {
  for (const { kind, value } of searchable(person)) {
    const result = await roster.search(value, { limit: USERS_A_SEARCH, signal });
    const hit = kind === 'email' ? byEmail(result, value) : byUsername(result, value);
    if (hit !== null) return hit;
  }
  return null;
}

function byUsername({ users }: ServerSearchResult, username: string): Hit | null {
  const wanted = username.toLowerCase();
  const user = users.find((one) => one.username.toLowerCase() === wanted);
  return user === undefined ? null : { user, privateEmail: null };
}

/** GitLab finds private e-mails only when they are whole, so a single answer is whose it is. */
function byEmail({ users, more }: ServerSearchResult, email: string): Hit | null {
  const wanted = email.toLowerCase();
  const open = users.filter((one) => one.publicEmail?.toLowerCase() === wanted);
  const [user, ...others] = open.length > 0 ? open : users;
  if (user === undefined || others.length > 0 || more) return null;
  if (open.length > 0) return { user, privateEmail: null };
  // People choose their display names: one that reads like somebody else's e-mail proves nothing.
  return user.name.toLowerCase().includes(wanted) ? null : { user, privateEmail: wanted };
}
