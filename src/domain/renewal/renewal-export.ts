import { writeCsv } from '../../lib/csv';
import { toJson } from '../../lib/to-json';
import { dayCell } from '../seat-user';
import type { RenewalModel, RenewalOutcome } from './simulate';

/**
 * The holders in the order in which GitLab removes seats, with what happens to each, and between which ranks
 * each is. "None recorded" and "unknown" are different values.
 */
export function renewalToCsv({ ranked }: RenewalOutcome): string {
  const header = [
    'username',
    'name',
    'id',
    'state',
    'last_duo_activity',
    'last_gitlab_activity',
    'active',
    'fate',
    'before_least',
    'before_most',
  ];
  const rows = ranked.map(({ user, fate, active, before }) => [
    user.username,
    user.name,
    user.id,
    user.state,
    dayCell(user.lastDuoActivityOn),
    dayCell(user.lastActivityOn),
    active,
    fate,
    before.least,
    before.most,
  ]);
  return writeCsv(header, rows);
}

/** The same for other programs with the range, marked as an estimate. */
export function renewalToJson(
  { range }: Pick<RenewalModel, 'range'>,
  outcome: RenewalOutcome,
  about: Readonly<Record<string, unknown>>,
): string {
  const { seats, surplus, counts, activeLosing, ranked } = outcome;
  const holders = ranked.map(({ user, fate, active, before }) => ({
    id: user.id,
    username: user.username,
    name: user.name,
    state: user.state,
    lastDuoActivityOn: user.lastDuoActivityOn ?? null,
    duoActivityKnown: user.lastDuoActivityOn !== undefined,
    active,
    fate,
    before,
  }));
  const file = { format: 'duo-seats-renewal', version: 2, estimate: true, ...about };
  return toJson({ ...file, range, seats, surplus, counts, activeLosing, holders });
}
