import { useTranslations } from 'use-intl';
import styles from './wordmark.module.css';

type SeatMarkProps = {
  /** In px. */
  readonly size?: number;
};

/** The product's mark: two seats, back and cushion each; one is taken and one is free. */
export function SeatMark({ size = 24 }: SeatMarkProps) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill="none" aria-hidden="true">
      <g fill="currentColor">
        <rect x="2" y="3.5" width="9" height="9.5" rx="2.75" />
        <rect x="2" y="14.75" width="9" height="4.75" rx="2" />
      </g>
      <g stroke="currentColor" strokeWidth="1.5">
        <rect x="13.75" y="4.25" width="7.5" height="8" rx="2.1" />
        <rect x="13.75" y="15.5" width="7.5" height="3.25" rx="1.35" />
      </g>
    </svg>
  );
}

/** Mark and name of the product. */
export function Wordmark() {
  const t = useTranslations('ui');
  return (
    <span className={styles.wordmark}>
      <span className={styles.mark}>
        <SeatMark />
      </span>
      {t('product')}
    </span>
  );
}
