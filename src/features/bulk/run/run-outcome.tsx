import { useTranslations } from 'use-intl';
import type { Report } from '../../../domain/run/report/report';
import type { FinishedStatus } from '../../../domain/run/engine/run-snapshot';
import { Banner } from '../../../ui/feedback/banner';
import { ExternalButton } from '../../../ui/controls/external-link';
import type { FollowUpActions } from '../../shared/follow-up-actions';
import { FollowUpButtons } from '../../shared/follow-up-buttons';
import { PlanUsers } from '../plan/plan-users';
import styles from './run-strip.module.css';
import { CUSTOMERS_PORTAL, SALES } from '../seat-links';
import { hasFailures, FAILED_STATES } from '../../shared/report-states';
import { useOutcomeLabel } from './use-outcome-label';

export type OutcomeProps = {
  readonly run: FinishedStatus;
  readonly followUps: FollowUpActions;
  readonly onDismiss: () => void;
};

/** What a run did, everyone for whom it did not work, and the ways on. */
export function RunOutcome({ run, followUps, onDismiss }: OutcomeProps) {
  const t = useTranslations('bulk.outcome');
  const { title, lines } = useOutcomeLabel(run);
  const { report, end } = run;
  const failed = hasFailures(report.counts);
  const tone = end.kind === 'stopped' ? 'danger' : failed ? 'caution' : 'success';
  return (
    <Banner
      tone={tone}
      {...(title === null ? {} : { title })}
      onDismiss={onDismiss}
      actions={
        <>
          <FollowUpButtons report={report} followUps={followUps} />
          {report.counts['no-seat'] > 0 && (
            <>
              <ExternalButton href={CUSTOMERS_PORTAL} size="small">
                {t('addSeats')}
              </ExternalButton>
              <ExternalButton href={SALES} size="small" variant="text">
                {t('sales')}
              </ExternalButton>
            </>
          )}
        </>
      }
    >
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {failed && <FailedUsers report={report} />}
    </Banner>
  );
}

/** Names of those for whom it did not work. */
function FailedUsers({ report }: { readonly report: Report }) {
  const t = useTranslations('bulk.outcome');
  return (
    <details className={styles.who}>
      <summary>{t('who')}</summary>
      <PlanUsers
        label={t('who')}
        users={report.entries.filter((entry) => FAILED_STATES.includes(entry.state))}
        detail={({ state }) => t(`states.${state}`)}
      />
    </details>
  );
}
