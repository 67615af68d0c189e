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
  /** What was used before a change, which is hatched. */
  readonly before?: number;
};

/** How much of a total is used, as a bar; what exceeds the total is hatched in red, what changes in the accent. */
export function Meter({ label, used, total, before }: MeterProps) {
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
  const [least, most] = [Math.min(used, before ?? used), Math.max(used, before ?? used)];
  const whole = Math.max(most, total, 1);
  const percent = (seats: number) => `${(seats / whole) * 100}%`;
  const widths: CSSProperties & Record<`--meter-${string}`, string> = {
    '--meter-used': percent(Math.min(least, total)),
    '--meter-over': percent(Math.max(0, least - total)),
    '--meter-change': percent(most - least),
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
      style={widths}
    >
      <div className={styles.used} />
      {least > total && <div className={styles.over} />}
      {most > least && <div className={styles.change} />}
    </div>
  );
}
