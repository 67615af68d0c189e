import ArrowIcon from '@mui/icons-material/ArrowForward';
import { useTranslations } from 'use-intl';
import type { SwapBalance } from './swap';
import styles from './swap-balance.module.css';

type SwapBalanceViewProps = {
  readonly balance: SwapBalance;
  readonly purchased: number;
};

/** The counters before, in between and after: removals come first, so there is never a seat too many. */
export function SwapBalanceView({ balance, purchased }: SwapBalanceViewProps) {
  const t = useTranslations('userList.swap.balance');
  const { before, between, after, freed, assigned, left } = balance;
  return (
    <section className={styles.balance} aria-label={t('label')}>
      <ol className={styles.steps}>
        <li>
          <span className={styles.step}>{t('now')}</span>
          <strong>{t('of', { assigned: before, purchased })}</strong>
        </li>
        <li>
          <ArrowIcon className={styles.arrow} aria-hidden="true" />
          <span className={styles.step}>{t('remove', { count: freed })}</span>
          <strong>{t('of', { assigned: between, purchased })}</strong>
        </li>
        <li>
          <ArrowIcon className={styles.arrow} aria-hidden="true" />
          <span className={styles.step}>{t('assign', { count: assigned })}</span>
          <strong>{t('of', { assigned: after, purchased })}</strong>
        </li>
      </ol>
      <p className={styles.label} role="status">
        {left > 0 ? <span className={styles.short}>{t('left', { count: left })}</span> : t('never')}
      </p>
    </section>
  );
}
