import type { CSSProperties } from 'react';
import { classNames } from '../../lib/class-names';
import styles from './progress-bar.module.css';

type ProgressBarProps = {
  /** What is under way: "Loading users". */
  readonly label: string;
  /** How far, from 0 to 1; null where that is unknown. */
  readonly share: number | null;
  /** How far, in words. */
  readonly text?: string;
  readonly className?: string | undefined;
};

/** How far something is that is under way. */
export function ProgressBar({ label, share, text, className }: ProgressBarProps) {
  const percent = share === null ? null : Math.round(Math.min(1, Math.max(0, share)) * 100);
  const style: CSSProperties & Record<'--progress', string> = { '--progress': `${percent ?? 30}%` };
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent ?? undefined}
      aria-valuetext={text}
      className={classNames(styles.track, percent === null && styles.unknown, className)}
      style={style}
    >
      <div className={styles.bar} />
    </div>
  );
}
