import { useTranslations } from 'use-intl';
import { SeatMark } from '../data/seat-mark';
import styles from './wordmark.module.css';

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
