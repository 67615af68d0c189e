import type { UsageFigures } from '../../../../domain/roster/usage-figures';
import type { UsageColumn } from '../../../../domain/roster/view/list-state';
import type { DuoFeature, UsagePeriod } from '../../../../domain/utilization/usage';
import type { SeatUser } from '../../../../domain/seat-user';
import type { UsageRequest } from '../../../../gitlab/usage/use-usage';
import type { DayLabel } from '../../../../ui/data/relative-day';

/** What the list knows of use by feature. Its code comes after the first rows. */
export type ListUsage = UsageRequest & {
  readonly period: UsagePeriod;
  /** Undefined until they are loaded. */
  readonly figures: UsageFigures | undefined;
  /** The features to choose from: those that this GitLab counts, once that is known. */
  readonly features: readonly DuoFeature[];
  readonly featureLabel: (feature: DuoFeature) => string;
  readonly label: (column: UsageColumn, user: SeatUser) => DayLabel;
};
