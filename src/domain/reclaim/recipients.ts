import { type Day, daysBefore } from '../../lib/days';
import { emailOf, type SeatUser } from '../seat-user';

/** What a message says: its readers stopped using Duo, never used it, or use it little. */
export const MESSAGE_KINDS = ['idle', 'never', 'light'] as const;

export type MessageKind = (typeof MESSAGE_KINDS)[number];

/** Why nobody writes to a user, in the order in which it is decided. */
export const LEFT_OUT = ['inactive', 'bot', 'active', 'unknown', 'no-address'] as const;

/**
 * - `inactive`: blocked, banned, deactivated …: the user cannot act on a message.
 * - `bot`: nobody reads it.
 * - `active`: Duo was used within the period, so that a message about idleness would not be true.
 * - `unknown`: this GitLab does not report the Duo activity.
 * - `no-address`: the user's email is private, and GitLab did not give it. Users can be mentioned in GitLab all the same.
 */
export type LeftOutReason = (typeof LEFT_OUT)[number];

export type Reader = SeatUser & { readonly email: string };

export type Recipients = Readonly<Record<MessageKind, readonly Reader[]>> & {
  readonly leftOut: Readonly<Record<LeftOutReason, readonly SeatUser[]>>;
};

type RecipientsContext = {
  readonly today: Day;
  readonly idleDays: number;
  /** The events of the users whose light use counts as idle. */
  readonly lightEvents?: ReadonlyMap<string, number>;
};

const NOBODY: ReadonlyMap<string, number> = new Map();

/** Divides users by the message that is true for them, and leaves out the others. */
export function recipientsOf(
  users: readonly SeatUser[],
  { today, idleDays, lightEvents = NOBODY }: RecipientsContext,
): Recipients {
  const idleBefore = daysBefore(today, idleDays);
  const idle: Reader[] = [];
  const never: Reader[] = [];
  const light: Reader[] = [];
  const leftOut: Record<LeftOutReason, SeatUser[]> = {
    inactive: [],
    bot: [],
    active: [],
    unknown: [],
    'no-address': [],
  };
  function addTo(readers: Reader[], user: SeatUser): void {
    const email = emailOf(user);
    if (email === null) leftOut['no-address'].push(user);
    else readers.push({ ...user, email });
  }
  for (const user of users) {
    const day = user.lastDuoActivityOn;
    if (user.state !== 'active') leftOut.inactive.push(user);
    else if (isBot(user)) leftOut.bot.push(user);
    else if (lightEvents.has(user.id)) addTo(light, user);
    else if (day === undefined) leftOut.unknown.push(user);
    else if (day !== null && day >= idleBefore) leftOut.active.push(user);
    else addTo(day === null ? never : idle, user);
  }
  return { idle, never, light, leftOut };
}

/** The last day on which any of them used Duo: after it, none of them did. Null for nobody. */
export function lastUseOf(readers: readonly SeatUser[]): Day | null {
  return readers.reduce<Day | null>(
    (last, { lastDuoActivityOn: day }) => (day && (last === null || day > last) ? day : last),
    null,
  );
}

/**
 * Names that GitLab gives to its bots and service accounts; the list of seat holders has no type of user.
 * @see https://docs.gitlab.com/user/project/settings/project_access_tokens/#bot-users-for-projects
 */
const BOT = /^((project|group)_\d+_bot|service_account)(_|\d|$)/;

function isBot({ username }: SeatUser): boolean {
  return BOT.test(username);
}
