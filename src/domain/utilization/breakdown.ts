import type { Day } from '../../lib/days';
import type { SeatUser } from '../seat-user';
import { isWithin } from './recency';

/** A user's highest role among the members of a group, and the group that gives it. */
export type MemberFact = {
  /** GitLab's level: 10 Guest, 15 Planner, 20 Reporter, 30 Developer, 40 Maintainer, 50 Owner. */
  readonly level: number;
  /** GitLab's own name of the role. */
  readonly role: string;
  /** Full path of the group in which the highest role was given. */
  readonly group: string;
};

/** The seats of one role or group; `label` is null for users without a known membership. */
export type BreakdownRow = {
  readonly label: string | null;
  readonly holders: number;
  /** Duo activity within 30 days. */
  readonly active: number;
  /** Duo activity recorded, longer ago. */
  readonly idle: number;
  readonly never: number;
  readonly unknown: number;
};

export const BREAKDOWN_DAYS = 30;

/**
 * Holders by role (highest first) or by the group that gives it (most seats first). Holders without a known
 * membership, such as members of a project or an invited group, come last in a row of their own.
 */
export function breakdown(
  users: readonly SeatUser[],
  facts: ReadonlyMap<string, MemberFact>,
  by: 'role' | 'group',
  today: Day,
): readonly BreakdownRow[] {
  const rows = new Map<string, { row: Mutable; order: number }>();
  let rest: Mutable | null = null;
  for (const user of users) {
    if (!user.holdsSeat) continue;
    const fact = facts.get(user.id);
    if (!fact) {
      rest ??= emptyRow(null);
      count(rest, user, today);
      continue;
    }
    const label = fact[by];
    const known = rows.get(label) ?? { row: emptyRow(label), order: fact.level };
    rows.set(label, known);
    count(known.row, user, today);
  }
  const sorted = [...rows.values()].toSorted((a, b) =>
    by === 'role' ? b.order - a.order : b.row.holders - a.row.holders,
  );
  const result: BreakdownRow[] = sorted.map(({ row }) => row);
  if (rest) result.push(rest);
  return result;
}

type Mutable = { -readonly [Key in keyof BreakdownRow]: BreakdownRow[Key] };

function emptyRow(label: string | null): Mutable {
  return { label, holders: 0, active: 0, idle: 0, never: 0, unknown: 0 };
}

function count(row: Mutable, user: SeatUser, today: Day): void {
  const day = user.lastDuoActivityOn;
  row.holders += 1;
  if (user.duoUse) row[user.duoUse === 'used' ? 'active' : 'idle'] += 1;
  else if (day === undefined) row.unknown += 1;
  else if (day === null) row.never += 1;
  else if (isWithin(day, BREAKDOWN_DAYS, today)) row.active += 1;
  else row.idle += 1;
}
