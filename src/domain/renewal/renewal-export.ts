import { writeCsv } from '../../lib/csv';
import { toJson } from '../../lib/to-json';
import { dayCell } from '../seat-user';
import type { RankedHolder, RenewalOutcome } from './simulate';

/**
 * The ranked list with each holder's likely fate (`outcome`) and certain fate (`bounds`, with the same number of
 * seats). "None recorded" and "unknown" are different values.
 */
export function renewalToCsv(outcome: RenewalOutcome, bounds: RenewalOutcome): string {
  const header = [
    'rank',
    'username',
    'name',
    'id',
    'state',
    'last_duo_activity',
    'last_gitlab_activity',
    'active',
    'likely_fate',
    'certain_fate',
    'before_least',
    'before_most',
  ];
  const certain = byUser(bounds);
  const rows = outcome.ranked.map(({ user, fate, active }, index) => {
    const bound = certain.get(user.id);
    return [
      index + 1,
      user.username,
      user.name,
      user.id,
      user.state,
      dayCell(user.lastDuoActivityOn),
      dayCell(user.lastActivityOn),
      active ? 'yes' : 'no',
      fate,
      bound?.fate ?? null,
      bound?.before.least ?? null,
      bound?.before.most ?? null,
    ];
  });
  return writeCsv(header, rows);
}

/** The same for other programs, marked as an estimate. */
export function renewalToJson(
  outcome: RenewalOutcome,
  bounds: RenewalOutcome,
  about: Readonly<Record<string, unknown>>,
): string {
  const certain = byUser(bounds);
  const holders = outcome.ranked.map(({ user, fate, active }) => ({
    id: user.id,
    username: user.username,
    name: user.name,
    state: user.state,
    lastDuoActivityOn: user.lastDuoActivityOn ?? null,
    duoActivityKnown: user.lastDuoActivityOn !== undefined,
    active,
    likelyFate: fate,
    certainFate: certain.get(user.id)?.fate ?? null,
    before: certain.get(user.id)?.before ?? null,
  }));
  const { seats, surplus } = outcome;
  const countsOf = ({ counts, activeLosing }: RenewalOutcome) => ({ counts, activeLosing });
  const file = {
    format: 'duo-seats-renewal',
    version: 1,
    estimate: true,
    ...about,
    seats,
    surplus,
    likely: countsOf(outcome),
    certain: countsOf(bounds),
    holders,
  };
  return toJson(file);
}

function byUser({ ranked }: RenewalOutcome): ReadonlyMap<string, RankedHolder> {
  return new Map(ranked.map((one) => [one.user.id, one]));
}

/**
 * One assumption about what the API does not share. `estimate` and `bounds`: the likely outcome of the order by
 * use, and what is certain of it; `assignment`: the order by assignment.
 */
export type RenewalReading = {
  readonly kind: 'estimate' | 'bounds' | 'assignment';
  readonly outcome: RenewalOutcome;
  /** The minimum number of seats with which no active user loses one. */
  readonly least: number;
};

/** A line for each reading. */
export function readingsToCsv(readings: readonly RenewalReading[]): string {
  const header = [
    'reading',
    'seats',
    'lose',
    'may_lose',
    'keep',
    'active_losing_least',
    'active_losing_most',
    'least_seats_sparing_active',
  ];
  return writeCsv(
    header,
    readings.map(({ kind, outcome: { seats, counts, activeLosing }, least }) => [
      kind,
      seats,
      counts.lose,
      counts['may-lose'],
      counts.keep,
      activeLosing.least,
      activeLosing.most,
      least,
    ]),
  );
}

export function readingsToJson(readings: readonly RenewalReading[]): string {
  const list = readings.map(({ kind, outcome, least }) => {
    const { seats, surplus, counts, activeLosing } = outcome;
    return { reading: kind, seats, surplus, counts, activeLosing, leastForActive: least };
  });
  const file = { format: 'duo-seats-renewal-bounds', version: 1, estimate: true, readings: list };
  return toJson(file);
}
