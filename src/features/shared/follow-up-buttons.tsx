import Button from '@mui/material/Button';
import { Link } from 'react-router-dom';
import { useTranslations } from 'use-intl';
import type { Report } from '../../domain/run/report/report';
import { BusyIcon } from '../../ui/feedback/busy-icon';
import type { FollowUpActions, FollowUpKind } from './follow-up-actions';
import { retryable } from './report-states';

type FollowUpButtonsProps = {
  readonly report: Report;
  readonly followUps: FollowUpActions;
  readonly variant?: 'text' | 'outlined';
  /** False on the report itself. */
  readonly withReport?: boolean;
};

/** What one may want after a run: take it back, try again, or see everybody. */
export function FollowUpButtons(props: FollowUpButtonsProps) {
  const { report, followUps, variant = 'outlined', withReport = true } = props;
  const t = useTranslations('bulk.outcome');
  const { counts, runId } = report;
  const again = retryable(counts);
  const button = (kind: FollowUpKind, label: string) => {
    const busy = followUps.pending === kind;
    return (
      <Button
        size="small"
        variant={variant}
        aria-disabled={followUps.pending !== null}
        aria-busy={busy}
        startIcon={busy ? <BusyIcon /> : undefined}
        onClick={followUps.pending === null ? () => followUps.ask(kind, report) : undefined}
      >
        {label}
      </Button>
    );
  };
  return (
    <>
      {again > 0 && button('retry', t('retry', { count: again }))}
      {counts.assigned + counts.removed > 0 && button('undo', t('undo'))}
      {withReport && (
        <Button size="small" variant={variant} component={Link} to={`/activity/${runId}`}>
          {t('openReport')}
        </Button>
      )}
    </>
  );
}
