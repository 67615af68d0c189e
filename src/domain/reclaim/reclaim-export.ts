import { writeCsv } from '../../lib/csv';
import type { Candidate } from './candidates';
import type { ReclaimPolicy } from './policy';

/** Who would lose their seat, and why. The column `username` lets the file be read in again as a plan. */
export function candidatesToCsv(candidates: readonly Candidate[]): string {
  const header = [
    'username',
    'name',
    'id',
    'public_email',
    'state',
    'reason',
    'last_duo_activity',
    'last_gitlab_activity',
  ];
  const rows = candidates.map(({ user, reason }) => [
    user.username,
    user.name,
    user.id,
    user.publicEmail,
    user.state,
    reason,
    dayCell(user.lastDuoActivityOn),
    dayCell(user.lastActivityOn),
  ]);
  return writeCsv(header, rows);
}

export function candidatesToJson(
  candidates: readonly Candidate[],
  policy: ReclaimPolicy,
  about: Readonly<Record<string, unknown>>,
): string {
  const users = candidates.map(({ user, reason }) => ({
    id: user.id,
    username: user.username,
    name: user.name,
    publicEmail: user.publicEmail,
    state: user.state,
    reason,
    lastDuoActivityOn: user.lastDuoActivityOn ?? null,
    duoActivityKnown: user.lastDuoActivityOn !== undefined,
    lastActivityOn: user.lastActivityOn ?? null,
  }));
  const file = { format: 'duo-seats-reclaim', version: 1, ...about, policy, users };
  return `${JSON.stringify(file, null, 2)}\n`;
}

function dayCell(day: string | null | undefined): string {
  return day === undefined ? 'unknown' : (day ?? 'none recorded');
}
