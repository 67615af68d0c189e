import type { ReactNode } from 'react';
import { INTENSITIES, type Intensity } from '../../../domain/utilization/usage';
import type { IntensityCounts } from '../../../domain/utilization/usage-summary';
import { type PartLook, StackedBar } from '../../../ui/charts/stacked-bar';
import { useIntensityLabel } from './use-intensity-label';

type IntensityBarProps = {
  /** What is counted, for screen readers. */
  readonly label: string;
  readonly counts: IntensityCounts;
  /** Leads to the users of an intensity. */
  readonly linkOf?: (intensity: Intensity, label: string) => ReactNode;
};

const PART_LOOK = {
  heavy: 'full',
  regular: 'hatched',
  light: 'soft',
  none: 'empty',
  unknown: 'dashed',
} as const satisfies Record<Intensity, PartLook>;

/** How many users use Duo how much. */
export function IntensityBar({ label, counts, linkOf }: IntensityBarProps) {
  const labelOf = useIntensityLabel();
  return (
    <StackedBar
      label={label}
      parts={INTENSITIES.filter((one) => one !== 'unknown' || counts.unknown > 0).map((one) => ({
        key: one,
        look: PART_LOOK[one],
        count: counts[one],
        label: counts[one] > 0 && linkOf ? linkOf(one, labelOf(one)) : labelOf(one),
      }))}
    />
  );
}
