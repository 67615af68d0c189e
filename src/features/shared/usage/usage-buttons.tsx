import Button from '@mui/material/Button';
import { useTranslations } from 'use-intl';
import type { UsageRequest } from '../../../gitlab/usage/use-usage';

type UsageButtonsProps = UsageRequest & {
  /** What loads the figures at first, where other usage is loaded on the same page. */
  readonly loadLabel?: string;
};

/** Loads the figures, once more where they are there, and stops that. */
export function UsageButtons({ state, load, stop, loadLabel }: UsageButtonsProps) {
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
      {isThere ? t('refresh') : state.kind === 'failed' ? t('again') : (loadLabel ?? t('load'))}
    </Button>
  );
}
