import type { CSSProperties } from 'react';
import { useTranslations } from 'use-intl';
import { classNames } from '../../lib/class-names';
import styles from './meter.module.css';

type MeterProps = {
  /** What is measured: "Seats used". */
  readonly label: string;
  /** Null when it is unknown. May exceed `total`. */
  readonly used: number | null;
  readonly total: number | null;
};

/** How much of a total is used, as a bar; what exceeds the total is hatched in red. */
export function Meter({ label, used, total }: MeterProps) {
  const t = useTranslations('ui.meter');
  if (used === null || total === null) {
    return (
      <div
        role="img"
        aria-label={t('unknown', { label })}
        className={classNames(styles.track, styles.unknown)}
      />
    );
  }
  const over = Math.max(0, used - total);
  const whole = Math.max(used, total, 1);
  const inside: CSSProperties & Record<'--meter-used', string> = {
    '--meter-used': `${(Math.min(used, total) / whole) * 100}%`,
  };
  return (
    <div
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={Math.min(used, total)}
      aria-valuetext={t(over > 0 ? 'valueTextOver' : 'valueText', { used, total, over })}
      className={styles.track}
      style={inside}
    >
      <div className={styles.used} />
      {over > 0 && <div className={styles.over} />}
    </div>
  );
}
