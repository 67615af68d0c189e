import Button from '@mui/material/Button';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { useFormatter, useTranslations } from 'use-intl';
import type { RunHeader } from '../../../domain/journal/journal';
import type { ReportCounts } from '../../../domain/run/report/report';
import { Banner } from '../../../ui/feedback/banner';

type InterruptedBannerProps = {
  readonly header: RunHeader;
  readonly counts: ReportCounts;
  /** Why no seat can be changed right now; null where it can. */
  readonly blockedBy: string | null;
  readonly onFinish: () => void;
  readonly onLeave: () => void;
};

/** A run that ended with its page: it can be finished or left as it is. */
export function InterruptedBanner(props: InterruptedBannerProps) {
  const { header, counts, blockedBy, onFinish, onLeave } = props;
  const t = useTranslations('bulk.interrupted');
  const format = useFormatter();
  const [dismissed, setDismissed] = useState(false);
  if (dismissed) return null;
  const open = counts['unknown-outcome'];
  const left = counts['not-attempted'];
  const isBlocked = blockedBy !== null;
  return (
    <Banner
      tone="caution"
      title={t('title')}
      onDismiss={() => setDismissed(true)}
      actions={
        <>
          <Button size="small" variant="contained" disabled={isBlocked} onClick={onFinish}>
            {t('finish')}
          </Button>
          <Button size="small" disabled={isBlocked} onClick={onLeave}>
            {t('leave')}
          </Button>
          <Button size="small" variant="text" component={Link} to={`/activity/${header.id}`}>
            {t('open')}
          </Button>
        </>
      }
    >
      <p>
        {t(`begun.${header.action}`, {
          count: header.changes,
          who: header.who,
          when: format.dateTime(header.startedAt, { dateStyle: 'medium', timeStyle: 'short' }),
        })}{' '}
        {t('far', { done: header.changes - open - left, open, left })}
      </p>
      <p>{t('promise')}</p>
      {isBlocked && <p>{blockedBy}</p>}
    </Banner>
  );
}
