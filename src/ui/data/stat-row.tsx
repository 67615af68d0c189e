import type { ReactNode } from 'react';
import styles from './stat-row.module.css';

type StatRowProps = {
  /** What the figures are about, for those who listen to the page. */
  readonly label: string;
  /** `StatTile`s. */
  readonly children: ReactNode;
};

/** One card with the figures side by side, and below each other where there is no room. */
export function StatRow({ label, children }: StatRowProps) {
  return (
    <div role="group" aria-label={label}>
      <dl className={styles.row}>{children}</dl>
    </div>
  );
}
