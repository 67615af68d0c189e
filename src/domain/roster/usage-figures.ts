import { daysBetween } from '../../lib/days';
import type { SeatUser } from '../seat-user';
import {
  type DuoFeature,
  eventsIn,
  type Intensity,
  type IntensityBounds,
  intensityOf,
  type KnownUsage,
  type Usage,
  usageOf,
} from '../utilization/usage';
import type { UsageColumn } from './view/list-state';
import { usageValues } from './view/usage-values';

/**
 * A condition on a user's events of a feature, or on all events for null. Whose events nobody knows fits none.
 * - `over`: more than `events`.
 * - `none`: no events in the period, which is neither none ever nor idle since.
 */
export type UsageCondition = { readonly feature: DuoFeature | null } & (
  { readonly kind: 'over'; readonly events: number } | { readonly kind: 'none' }
);

/** The filters by use. */
export type UsageFilters = {
  /** Those of one feature are joined by "or", the features by "and". Empty: any. */
  readonly use: readonly UsageCondition[];
  /** How much Duo is used: any of these. Empty: any. */
  readonly intensity: readonly Intensity[];
};

/** Figures of use, for filters and sorting. The code is loaded with them: the first rows have none. */
export type UsageFigures = {
  readonly usage: Usage;
  /** How many days the figures are about. */
  readonly days: number;
  /** What is known of each user's use, index by index. The same array for the same users. */
  readonly known: (users: readonly SeatUser[]) => readonly KnownUsage[];
  readonly test: (filters: UsageFilters) => (own: KnownUsage) => boolean;
  readonly intensity: (own: KnownUsage) => Intensity;
  /** Values to sort by: figures, none in the period, or unknown. */
  readonly values: (users: readonly SeatUser[], column: UsageColumn) => Int32Array;
};

/** @param bounds from how many events a week on use is regular, or heavy. */
export function createUsageFigures(usage: Usage, bounds: IntensityBounds): UsageFigures {
  const days = daysBetween(usage.from, usage.to) + 1;
  const intensity = (own: KnownUsage) => intensityOf(eventsIn(usage, own, null), days, bounds);
  let source: readonly SeatUser[] = [];
  let joined: readonly KnownUsage[] = [];

  function known(users: readonly SeatUser[]): readonly KnownUsage[] {
    if (users !== source) {
      // A change of seats leaves most users where they were.
      joined = users.map(({ id }, index) =>
        source[index]?.id === id ? joined[index] : usageOf(usage, id),
      );
      source = users;
    }
    return joined;
  }

  return {
    usage,
    days,
    known,
    intensity,
    test({ use, intensity: wanted }) {
      const fits = conditionTest(use, usage);
      return (own) => fits(own) && (wanted.length === 0 || wanted.includes(intensity(own)));
    },
    values: (users, column) => usageValues(known(users), column, usage, intensity),
  };
}

function conditionTest(
  conditions: readonly UsageCondition[],
  usage: Usage,
): (own: KnownUsage) => boolean {
  const features = [...new Set(conditions.map(({ feature }) => feature))].map((feature) => ({
    feature,
    any: conditions.filter((one) => one.feature === feature),
  }));
  return (own) =>
    features.every(({ feature, any }) => {
      const events = eventsIn(usage, own, feature);
      return (
        events !== undefined &&
        any.some((one) => (one.kind === 'none' ? events === 0 : events > one.events))
      );
    });
}
