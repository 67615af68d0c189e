import CircularProgress from '@mui/material/CircularProgress';
import { useTranslations } from 'use-intl';
import styles from './waiting.module.css';

/** A page of which nothing is known yet. */
export function Waiting() {
  const t = useTranslations('shell');
  return (
    <main className={styles.waiting}>
      <CircularProgress aria-label={t('restoring')} />
    </main>
  );
}
