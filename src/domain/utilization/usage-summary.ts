import { daysBetween } from '../../lib/days';
import type { SeatUser } from '../seat-user';
import {
  type DuoFeature,
  eventsIn,
  type Intensity,
  type IntensityBounds,
  intensityOf,
  type SuggestionCounts,
  type Usage,
  usageOf,
  type UserUsage,
} from './usage';

/** How often each intensity is found. */
export type IntensityCounts = Readonly<Record<Intensity, number>>;

/** The use of one feature by seat holders. `users`, `none` and `unknown` add up to all holders. */
export type FeatureFigures = {
  readonly feature: DuoFeature;
  /** Holders with an event in the span, without one, and those of whom nobody knows. */
  readonly users: number;
  readonly none: number;
  readonly unknown: number;
  readonly events: number;
};

/** The use of Duo by the holders of a purchase's seats, and by those who have none. */
export type UsageSummary = {
  readonly holders: readonly SeatUser[];
  readonly intensities: IntensityCounts;
  /** Holders with an event. */
  readonly users: number;
  /** Their events. */
  readonly events: number;
  readonly features: readonly FeatureFigures[];
  readonly suggestions: SuggestionCounts;
  /** Active users with events and without a seat, who could be given one; most events first. */
  readonly candidates: readonly UserUsage[];
  /** Users with events who are not among the eligible users: many of them left. */
  readonly others: readonly UserUsage[];
};

/** How many days the figures are about. */
export function daysOf({ from, to }: Pick<Usage, 'from' | 'to'>): number {
  return daysBetween(from, to) + 1;
}

/** The intensity of each user in a list, by the events of the span. */
export function intensities(
  usage: Usage | undefined,
  users: readonly Pick<SeatUser, 'id'>[],
  bounds: IntensityBounds,
): IntensityCounts {
  const counts = { heavy: 0, regular: 0, light: 0, none: 0, unknown: 0 };
  const days = usage === undefined ? 1 : daysOf(usage);
  for (const { id } of users) {
    const events = usage && eventsIn(usage, usageOf(usage, id), null);
    counts[intensityOf(events, days, bounds)] += 1;
  }
  return counts;
}

/** @param users all users of a roster, as far as they are loaded. */
export function summarizeUsage(
  usage: Usage,
  users: readonly SeatUser[],
  bounds: IntensityBounds,
): UsageSummary {
  const holders = users.filter(({ holdsSeat }) => holdsSeat);
  const known = new Set(users.map(({ id }) => id));
  const reported = [...usage.users.values()];
  // A feature that GitLab tells of nobody is unknown, not zero.
  const features = usage.features.filter(
    (feature) =>
      reported.length === 0 || reported.some((own) => own.features[feature]?.events !== undefined),
  );
  const used = holders.flatMap(({ id }) => {
    const own = usage.users.get(id);
    return own && own.events !== 0 ? [own] : [];
  });
  return {
    holders,
    intensities: intensities(usage, holders, bounds),
    users: used.length,
    events: used.reduce((sum, { events }) => sum + (events ?? 0), 0),
    features: features.map((feature) => figuresOf(usage, holders, feature)),
    suggestions: {
      shown: sumOf(used.map(({ suggestions }) => suggestions.shown)),
      accepted: sumOf(used.map(({ suggestions }) => suggestions.accepted)),
    },
    candidates: byUse(
      users.flatMap((user) => {
        const own = usage.users.get(user.id);
        return own && !user.holdsSeat && user.state === 'active' ? [own] : [];
      }),
    ),
    others: byUse([...usage.users.values()].filter(({ userId }) => !known.has(userId))),
  };
}

function figuresOf(
  usage: Usage,
  holders: readonly SeatUser[],
  feature: DuoFeature,
): FeatureFigures {
  const figures = { users: 0, none: 0, unknown: 0, events: 0 };
  for (const { id } of holders) {
    const events = eventsIn(usage, usageOf(usage, id), feature);
    if (events === undefined) figures.unknown += 1;
    else if (events === 0) figures.none += 1;
    else {
      figures.users += 1;
      figures.events += events;
    }
  }
  return { feature, ...figures };
}

/** Undefined where none of the figures is known. */
function sumOf(figures: readonly (number | undefined)[]): number | undefined {
  const known = figures.filter((figure) => figure !== undefined);
  return known.length === 0 ? undefined : known.reduce((sum, figure) => sum + figure, 0);
}

/** The users with the most events first. */
function byUse(users: readonly UserUsage[]): readonly UserUsage[] {
  return users.toSorted(
    (a, b) => (b.events ?? 0) - (a.events ?? 0) || (a.username < b.username ? -1 : 1),
  );
}
