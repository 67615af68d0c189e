import type { ReactNode } from 'react';
import { useFormatter } from 'use-intl';
import styles from './stacked-bar.module.css';

/** Differs by more than its color: solid, hatched, soft, empty or dashed. */
export type PartLook = 'lost' | 'doubtful' | 'full' | 'hatched' | 'soft' | 'empty' | 'dashed';

type StackedBarProps = {
  /** What is counted, for screen readers. */
  readonly label: string;
  /** From left to right. */
  readonly parts: readonly {
    readonly key: string;
    readonly look: PartLook;
    readonly count: number;
    readonly label: ReactNode;
    /** Behind the number. */
    readonly note?: string | null;
  }[];
};

/** Counts that add up: as one bar, with its numbers below. */
export function StackedBar({ label, parts }: StackedBarProps) {
  const format = useFormatter();
  return (
    <div className={styles.stack}>
      <div className={styles.bar} aria-hidden="true">
        {parts
          .filter(({ count }) => count > 0)
          .map(({ key, look, count }) => (
            <div key={key} className={styles.part} data-look={look} style={{ flexGrow: count }} />
          ))}
      </div>
      <ul className={styles.legend} aria-label={label}>
        {parts.map(({ key, look, count, label: partLabel, note }) => (
          <li key={key}>
            <span className={styles.mark} data-look={look} aria-hidden="true" />
            {partLabel} <strong>{format.number(count)}</strong>
            {note && <span className={styles.note}> {note}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}
