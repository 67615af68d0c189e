import { writeCsv } from '../../lib/csv';
import type { RenewalOutcome } from './simulate';

/** The ranked list with each holder's fate. Nothing recorded and not known are different cells. */
export function renewalToCsv(outcome: RenewalOutcome): string {
  const header = [
    'rank',
    'username',
    'name',
    'id',
    'state',
    'last_duo_activity',
    'last_gitlab_activity',
    'active',
    'before_least',
    'before_most',
    'fate',
  ];
  const rows = outcome.ranked.map(({ user, before, fate, active }, index) => [
    index + 1,
    user.username,
    user.name,
    user.id,
    user.state,
    dayCell(user.lastDuoActivityOn),
    dayCell(user.lastActivityOn),
    active ? 'yes' : 'no',
    before.least,
    before.most,
    fate,
  ]);
  return writeCsv(header, rows);
}

/** The simulation as a file for other programs; an estimate, and labelled as one. */
export function renewalToJson(
  outcome: RenewalOutcome,
  about: Readonly<Record<string, unknown>>,
): string {
  const holders = outcome.ranked.map(({ user, before, fate, active }) => ({
    id: user.id,
    username: user.username,
    name: user.name,
    state: user.state,
    lastDuoActivityOn: user.lastDuoActivityOn ?? null,
    duoActivityKnown: user.lastDuoActivityOn !== undefined,
    active,
    before,
    fate,
  }));
  const { seats, surplus, counts, activeLosing } = outcome;
  const file = {
    format: 'duo-seats-renewal',
    version: 1,
    estimate: true,
    ...about,
    seats,
    surplus,
    counts,
    activeLosing,
    holders,
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

function dayCell(day: string | null | undefined): string {
  return day === undefined ? 'unknown' : (day ?? 'none recorded');
}
