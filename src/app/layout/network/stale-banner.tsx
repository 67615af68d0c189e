import Button from '@mui/material/Button';
import { useFormatter, useTranslations } from 'use-intl';
import { Banner } from '../../../ui/feedback/banner';

type StaleBannerProps = {
  /** When the users were read (ms). */
  readonly asOf: number;
  readonly onRefresh: () => void;
  readonly onDismiss: () => void;
};

/** For who comes back to a tab that has lain in the background. */
export function StaleBanner({ asOf, onRefresh, onDismiss }: StaleBannerProps) {
  const t = useTranslations('network');
  const format = useFormatter();
  return (
    <Banner
      tone="info"
      title={t('staleTitle')}
      onDismiss={onDismiss}
      actions={
        <Button size="small" onClick={onRefresh}>
          {t('refresh')}
        </Button>
      }
    >
      {t('staleText', { time: format.dateTime(asOf, { timeStyle: 'short', dateStyle: 'medium' }) })}
    </Banner>
  );
}
