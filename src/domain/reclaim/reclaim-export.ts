import { writeCsv } from '../../lib/csv';
import { toJson } from '../../lib/to-json';
import { firstSeenOn } from '../history/tenure';
import { dayCell, emailOf, emailSourceOf, type SeatUser } from '../seat-user';
import type { Day } from '../../lib/days';
import type { Candidate, Excluded } from './candidates';
import type { ReclaimPolicy } from './policy';
import type { UsageFigures } from '../roster/usage-figures';
import { eventsIn, usageOf } from '../utilization/usage';
import type { Reader } from './recipients';

/** The candidates with their reasons. With its column `username` the file can be imported as a list of users. */
export function candidatesToCsv(candidates: readonly Candidate[], figures?: UsageFigures): string {
  const use = figures === undefined ? [] : ['use_events', 'intensity', 'use_from', 'use_to'];
  return writeCsv(
    [...HEADER, 'reason', ...use],
    candidates.map(({ user, reason }) => [...cells(user), reason, ...useCells(user, figures)]),
  );
}

/** 0 for no events in the period; nobody may know. */
function useCells({ id }: SeatUser, figures: UsageFigures | undefined) {
  if (figures === undefined) return [];
  const { usage } = figures;
  const own = usageOf(usage, id);
  const events = eventsIn(usage, own, null);
  return [events?.toString() ?? 'unknown', figures.intensity(own), usage.from, usage.to];
}

/** The users who are idle and keep their seats, with the reasons. */
export function excludedToCsv(excluded: readonly Excluded[]): string {
  return writeCsv(
    [...HEADER, 'spared_because', 'seat_seen_since'],
    excluded.map((one) => [
      ...cells(one.user),
      one.reason,
      one.reason === 'grace' ? firstSeenOn(one.tenure) : null,
    ]),
  );
}

export function candidatesToJson(
  candidates: readonly Candidate[],
  policy: ReclaimPolicy,
  about: Readonly<Record<string, unknown>>,
  figures?: UsageFigures,
): string {
  const users = candidates.map(({ user, reason }) => {
    if (figures === undefined) return { ...facts(user), reason };
    const own = usageOf(figures.usage, user.id);
    const events = eventsIn(figures.usage, own, null) ?? null;
    return { ...facts(user), reason, useEvents: events, intensity: figures.intensity(own) };
  });
  const use = figures && { usePeriod: { from: figures.usage.from, to: figures.usage.to } };
  return toJson({ format: 'duo-seats-reclaim', version: 1, ...about, policy, ...use, users });
}

export function excludedToJson(
  excluded: readonly Excluded[],
  policy: ReclaimPolicy,
  about: Readonly<Record<string, unknown>>,
): string {
  const users = excluded.map((one) => {
    const { user, ...why } = one;
    if (why.reason !== 'grace') return { ...facts(user), ...why };
    return { ...facts(user), reason: why.reason, since: firstSeenOn(why.tenure) };
  });
  return toJson({ format: 'duo-seats-spared', version: 1, ...about, policy, users });
}

const HEADER = [
  'username',
  'name',
  'id',
  'public_email',
  'email',
  'email_source',
  'state',
  'last_duo_activity',
  'last_gitlab_activity',
];

function cells(user: SeatUser) {
  return [
    user.username,
    user.name,
    user.id,
    user.publicEmail,
    emailOf(user),
    emailSourceOf(user),
    user.state,
    dayCell(user.lastDuoActivityOn),
    dayCell(user.lastActivityOn),
  ];
}

function facts(user: SeatUser) {
  return {
    id: user.id,
    username: user.username,
    name: user.name,
    publicEmail: user.publicEmail,
    email: emailOf(user),
    emailSource: emailSourceOf(user),
    state: user.state,
    lastDuoActivityOn: user.lastDuoActivityOn ?? null,
    duoActivityKnown: user.lastDuoActivityOn !== undefined,
    lastActivityOn: user.lastActivityOn ?? null,
  };
}

/** A message for each reader, for a mail program that fills in a form letter from a table. */
export function mailMergeCsv(
  readers: readonly Reader[],
  dueOn: Day,
  textFor: (reader: Reader) => { readonly subject: string; readonly body: string },
): string {
  return writeCsv(
    ['email', 'name', 'username', 'last_duo_activity', 'answer_by', 'subject', 'message'],
    readers.map((reader) => {
      const { subject, body } = textFor(reader);
      const { email, name, username, lastDuoActivityOn } = reader;
      return [email, name, username, dayCell(lastDuoActivityOn), dueOn, subject, body];
    }),
  );
}

/**
 * A link that opens a message in the mail program. The addresses go into the blind copy, so that no
 * recipient sees the others.
 */
export function mailtoLink(message: {
  readonly subject: string;
  readonly body: string;
  readonly addresses: readonly string[];
}): string {
  const parts = [
    message.addresses.length > 0 && `bcc=${message.addresses.map(encodeURIComponent).join(',')}`,
    `subject=${encodeURIComponent(message.subject)}`,
    // Mail has its own line ends.
    `body=${encodeURIComponent(message.body.replaceAll('\n', '\r\n'))}`,
  ];
  return `mailto:?${parts.filter((part) => part !== false).join('&')}`;
}

/** In characters; some systems cut or refuse longer links. */
export const MAX_MAILTO_LENGTH = 1_900;
