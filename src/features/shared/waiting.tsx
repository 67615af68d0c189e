import CircularProgress from '@mui/material/CircularProgress';
import { useTranslations } from 'use-intl';

/** The whole page, until it is known what to show. */
export function Waiting() {
  const t = useTranslations('shell');
  return (
    <main style={{ display: 'grid', placeItems: 'center', minHeight: '100vh' }}>
      <CircularProgress aria-label={t('restoring')} />
    </main>
  );
}
