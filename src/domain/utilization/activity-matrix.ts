import type { ActivityCondition } from '../roster/filters/filters';
import { type Day, daysBefore } from '../../lib/days';
import type { ActivityDay, SeatUser } from '../seat-user';

/** How recently somebody did something. `never`: none recorded. `unknown`: this GitLab does not tell. */
export const ACTIVITY_LEVELS = ['active', 'idle', 'never', 'unknown'] as const;
export type ActivityLevel = (typeof ACTIVITY_LEVELS)[number];

/**
 * What a cell of the matrix suggests.
 * - `using`: active in Duo.
 * - `coach`: active in GitLab but not in Duo: here somebody may need help to begin.
 * - `reclaim`: active in neither: the seat may serve somebody else.
 * - `unclear`: something is not known, so nothing is suggested.
 */
export type MatrixAdvice = 'using' | 'coach' | 'reclaim' | 'unclear';

export type MatrixCell = {
  readonly gitlab: ActivityLevel;
  readonly duo: ActivityLevel;
  readonly count: number;
  readonly advice: MatrixAdvice;
};

export type ActivityMatrix = {
  /** What divides active from idle. */
  readonly days: number;
  /** Levels of GitLab activity, as rows; `unknown` only where somebody is. */
  readonly rows: readonly ActivityLevel[];
  /** Levels of Duo activity, as columns; `unknown` only where somebody is. */
  readonly columns: readonly ActivityLevel[];
  readonly cell: (gitlab: ActivityLevel, duo: ActivityLevel) => MatrixCell;
  /** All holders counted: the sum of the cells. */
  readonly total: number;
  readonly byAdvice: Readonly<Record<MatrixAdvice, number>>;
};

/** Holders by GitLab activity against Duo activity; every holder is in exactly one cell. */
export function activityMatrix(
  users: readonly SeatUser[],
  options: { readonly today: Day; readonly days: number },
): ActivityMatrix {
  const limit = daysBefore(options.today, options.days);
  const counts = new Map<string, number>();
  const byAdvice = { using: 0, coach: 0, reclaim: 0, unclear: 0 };
  const seen = { rows: new Set<ActivityLevel>(), columns: new Set<ActivityLevel>() };
  let total = 0;
  for (const user of users) {
    if (!user.holdsSeat) continue;
    const gitlab = levelOf(user.lastActivityOn, limit);
    const duo = levelOf(user.lastDuoActivityOn, limit);
    const key = `${gitlab} ${duo}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
    byAdvice[adviceFor(gitlab, duo)] += 1;
    seen.rows.add(gitlab);
    seen.columns.add(duo);
    total += 1;
  }
  const shown = (levels: ReadonlySet<ActivityLevel>) =>
    ACTIVITY_LEVELS.filter((level) => level !== 'unknown' || levels.has(level));
  return {
    days: options.days,
    rows: shown(seen.rows),
    columns: shown(seen.columns),
    cell: (gitlab, duo) => ({
      gitlab,
      duo,
      count: counts.get(`${gitlab} ${duo}`) ?? 0,
      advice: adviceFor(gitlab, duo),
    }),
    total,
    byAdvice,
  };
}

/** The filter for a level, as the list of users has it. */
export function levelFilter(level: ActivityLevel, days: number): ActivityCondition {
  if (level === 'active') return { kind: 'within', days };
  if (level === 'idle') return { kind: 'older', days };
  return { kind: level };
}

function levelOf(day: ActivityDay, limit: Day): ActivityLevel {
  if (day === undefined) return 'unknown';
  if (day === null) return 'never';
  return day >= limit ? 'active' : 'idle';
}

function adviceFor(gitlab: ActivityLevel, duo: ActivityLevel): MatrixAdvice {
  if (duo === 'active') return 'using';
  if (duo === 'unknown' || gitlab === 'unknown') return 'unclear';
  return gitlab === 'active' ? 'coach' : 'reclaim';
}
