import { writeCsv } from '../../lib/csv';
import type { SeatUser } from '../seat-user';
import type { Candidate, Spared } from './candidates';
import type { ReclaimPolicy } from './policy';

/** Who would lose their seat, and why. The column `username` lets the file be read in again as a plan. */
export function candidatesToCsv(candidates: readonly Candidate[]): string {
  return writeCsv(
    [...HEADER, 'reason'],
    candidates.map(({ user, reason }) => [...cells(user), reason]),
  );
}

/** Who is idle and keeps the seat all the same, and why. */
export function sparedToCsv(spared: readonly Spared[]): string {
  return writeCsv(
    [...HEADER, 'spared_because', 'seat_seen_since'],
    spared.map((one) => [
      ...cells(one.user),
      one.reason,
      one.reason === 'grace' ? one.since : null,
    ]),
  );
}

export function candidatesToJson(
  candidates: readonly Candidate[],
  policy: ReclaimPolicy,
  about: Readonly<Record<string, unknown>>,
): string {
  const users = candidates.map(({ user, reason }) => ({ ...facts(user), reason }));
  return toJson({ format: 'duo-seats-reclaim', version: 1, ...about, policy, users });
}

export function sparedToJson(
  spared: readonly Spared[],
  policy: ReclaimPolicy,
  about: Readonly<Record<string, unknown>>,
): string {
  const users = spared.map(({ user, ...why }) => ({ ...facts(user), ...why }));
  return toJson({ format: 'duo-seats-spared', version: 1, ...about, policy, users });
}

const HEADER = [
  'username',
  'name',
  'id',
  'public_email',
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
    state: user.state,
    lastDuoActivityOn: user.lastDuoActivityOn ?? null,
    duoActivityKnown: user.lastDuoActivityOn !== undefined,
    lastActivityOn: user.lastActivityOn ?? null,
  };
}

function toJson(file: object): string {
  return `${JSON.stringify(file, null, 2)}\n`;
}

function dayCell(day: string | null | undefined): string {
  return day === undefined ? 'unknown' : (day ?? 'never');
}
