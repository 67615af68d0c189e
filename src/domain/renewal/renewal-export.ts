import { writeCsv } from '../../lib/csv';
import { toJson } from '../../lib/to-json';
import { dayCell } from '../seat-user';
import type { Intensity } from '../utilization/usage';
import type { RenewalModel, RenewalOutcome } from './simulate';

/** How much a holder uses Duo, where that was read; `events` is undefined where nobody knows. */
export type HolderUse = (userId: string) => {
  readonly events: number | undefined;
  readonly intensity: Intensity;
};

/**
 * The holders in the order in which GitLab removes seats, with what happens to each, and between which ranks
 * each is. "None recorded" and "unknown" are different values.
 */
export function renewalToCsv({ ranked }: RenewalOutcome, useOf?: HolderUse): string {
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
    ...(useOf ? ['use', 'events'] : []),
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
    ...useCells(useOf?.(user.id)),
  ]);
  return writeCsv(header, rows);
}

function useCells(use: ReturnType<HolderUse> | undefined): (string | number)[] {
  return use ? [use.intensity, use.events ?? ''] : [];
}

/** The same for other programs with the range, marked as an estimate. */
export function renewalToJson(
  { range }: Pick<RenewalModel, 'range'>,
  outcome: RenewalOutcome,
  about: Readonly<Record<string, unknown>>,
  useOf?: HolderUse,
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
    ...useOf?.(user.id),
  }));
  const file = { format: 'duo-seats-renewal', version: 2, estimate: true, ...about };
  return toJson({ ...file, range, seats, surplus, counts, activeLosing, holders });
}
