import Button from '@mui/material/Button';
import { useTranslations } from 'use-intl';
import type { Report } from '../../domain/run/report';
import { Banner } from '../../ui/banner';
import { BusyIcon } from '../../ui/busy-icon';

type ReportNoticesProps = {
  readonly report: Report;
  /** Finds out what nobody knows; null where that cannot be done from here. */
  readonly onLookAgain: (() => void) | null;
  readonly looking: boolean;
};

/** How a run ended when it did not just end, and what is still open about it. */
export function ReportNotices({ report, onLookAgain, looking }: ReportNoticesProps) {
  const t = useTranslations('activity.report');
  const outcome = useTranslations('bulk.outcome');
  const { end, counts } = report;
  const unknown = counts['unknown-outcome'];
  return (
    <>
      {counts.removed + counts.assigned > 0 && <p>{outcome('accessLag')}</p>}
      {end.kind === 'interrupted' && (
        <Banner tone="caution" title={t('ends.interruptedTitle')}>
          {t('ends.interrupted')}
        </Banner>
      )}
      {end.kind === 'cancelled' && (
        <Banner tone="info" title={t('ends.cancelledTitle')}>
          {t('ends.cancelled')}
        </Banner>
      )}
      {end.kind === 'stopped' && (
        <Banner tone="danger" title={t('ends.stoppedTitle')}>
          {outcome(`stopped.${end.reason}`)}
        </Banner>
      )}
      {end.kind !== 'interrupted' && unknown > 0 && (
        <Banner
          tone="caution"
          title={t('unknownTitle', { count: unknown })}
          actions={
            onLookAgain && (
              <Button
                size="small"
                aria-disabled={looking}
                aria-busy={looking}
                startIcon={looking ? <BusyIcon /> : undefined}
                onClick={looking ? undefined : onLookAgain}
              >
                {t('lookAgain')}
              </Button>
            )
          }
        >
          {t('unknownText')}
        </Banner>
      )}
    </>
  );
}
