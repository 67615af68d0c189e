import Button from '@mui/material/Button';
import { useTranslations } from 'use-intl';
import type { UsageRequest } from '../../../gitlab/usage/use-usage';

/** Loads the figures, once more where they are there, and stops that. */
export function UsageButtons({ state, load, stop }: UsageRequest) {
  const t = useTranslations('usage');
  if (state.kind === 'loading') {
    return (
      <Button size="small" onClick={stop}>
        {t('stop')}
      </Button>
    );
  }
  const isThere = state.kind === 'ready';
  return (
    <Button size="small" variant={isThere ? 'text' : 'outlined'} onClick={load}>
      {t(isThere ? 'refresh' : state.kind === 'failed' ? 'again' : 'load')}
    </Button>
  );
}
