import { daysBetween } from '../../lib/days';
import {
  type DuoFeature,
  eventsIn,
  type Intensity,
  type IntensityBounds,
  intensityOf,
  type KnownUsage,
  type Usage,
} from '../utilization/usage';

/** Figures of use, and from how many events a week on use is regular, or heavy. */
export type UsageFigures = { readonly usage: Usage; readonly bounds: IntensityBounds };

/** How many days the figures are about. */
export const usageDays = ({ from, to }: Usage): number => daysBetween(from, to) + 1;

/** Tells how much somebody uses GitLab Duo. */
export function intensityBy({ usage, bounds }: UsageFigures): (own: KnownUsage) => Intensity {
  const days = usageDays(usage);
  return (own) => intensityOf(eventsIn(usage, own, null), days, bounds);
}

/**
 * A condition on a user's events of a feature, or on all events for null. Whose events nobody knows fits none.
 * - `over`: more than `events`.
 * - `none`: no events in the period, which is neither none ever nor idle since.
 */
export type UsageCondition = { readonly feature: DuoFeature | null } & (
  { readonly kind: 'over'; readonly events: number } | { readonly kind: 'none' }
);

/** Events of a condition are whole and within this range; anything else in a link is ignored. */
export const MAX_USAGE_EVENTS = 999_999;

type UseTest = (own: KnownUsage) => boolean;

/** Users who fit, for each feature named, any of the conditions about it. */
export function usageTest(conditions: readonly UsageCondition[], { usage }: UsageFigures): UseTest {
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

/** Users of any of these intensities. */
export function intensityTest(wanted: readonly Intensity[], figures: UsageFigures): UseTest {
  const intensity = intensityBy(figures);
  return (own) => wanted.includes(intensity(own));
}
