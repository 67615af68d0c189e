import type { ReactNode } from 'react';
import { useFormatter } from 'use-intl';
import { INTENSITIES, type Intensity } from '../../../domain/utilization/usage';
import type { IntensityCounts } from '../../../domain/utilization/usage-summary';
import styles from './intensity-bar.module.css';
import { useIntensityLabel } from './use-intensity-label';

type IntensityBarProps = {
  /** What is counted, for screen readers. */
  readonly label: string;
  readonly counts: IntensityCounts;
  /** Leads to the users of an intensity. */
  readonly linkOf?: (intensity: Intensity, words: string) => ReactNode;
};

/** How many users use Duo how much: as one bar, with its numbers below. */
export function IntensityBar({ label, counts, linkOf }: IntensityBarProps) {
  const labelOf = useIntensityLabel();
  const format = useFormatter();
  const shown = INTENSITIES.filter((one) => one !== 'unknown' || counts.unknown > 0);
  return (
    <div className={styles.use}>
      <div className={styles.bar} aria-hidden="true">
        {shown
          .filter((one) => counts[one] > 0)
          .map((one) => (
            <div
              key={one}
              className={styles.part}
              data-intensity={one}
              style={{ flexGrow: counts[one] }}
            />
          ))}
      </div>
      <ul className={styles.legend} aria-label={label}>
        {shown.map((one) => (
          <li key={one}>
            <span className={styles.mark} data-intensity={one} aria-hidden="true" />
            {counts[one] > 0 && linkOf ? linkOf(one, labelOf(one)) : labelOf(one)}{' '}
            <strong>{format.number(counts[one])}</strong>
          </li>
        ))}
      </ul>
    </div>
  );
}
