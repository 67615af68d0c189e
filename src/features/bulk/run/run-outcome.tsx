import { useMemo } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { Report, RunProof } from '../../../domain/run/report/report';
import type { FinishedStatus } from '../../../domain/run/engine/run-snapshot';
import { Banner } from '../../../ui/feedback/banner';
import { ExternalButton } from '../../../ui/controls/external-link';
import { FollowUpButtons, type FollowUpActions } from '../../shared/plans/follow-ups';
import { CUSTOMERS_PORTAL, SALES } from '../../shared/purchase/purchase-links';
import { PlanUsers } from '../plan/plan-users';
import styles from './run-strip.module.css';
import { hasFailures, FAILED_STATES } from '../../shared/plans/report-states';

export type OutcomeProps = {
  readonly run: FinishedStatus;
  readonly followUps: FollowUpActions;
  readonly onDismiss: () => void;
};

/** What a run did, the users for whom it failed, and what can follow. */
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

/** The users for whom the run failed. */
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

type OutcomeLabel = {
  /** Null where the lines are enough. */
  readonly title: string | null;
  readonly lines: readonly string[];
};

/** How a run ended, in the words of GitLab's page: a line for each state that has users. */
export function useOutcomeLabel({ end, report }: FinishedStatus): OutcomeLabel {
  const t = useTranslations('bulk.outcome');
  const format = useFormatter();
  return useMemo(() => {
    const { counts, action, proof } = report;
    const already = action === 'remove' ? 'alreadyRemove' : 'alreadyAssign';
    const lines: (string | false)[] = [
      end.kind === 'stopped' && t(`stopped.${end.reason}`),
      counts.removed > 0 && t('removed', { count: counts.removed }),
      counts.assigned > 0 && t('assigned', { count: counts.assigned }),
      counts.shared > 0 && t('shared', { count: counts.shared }),
      counts['already-so'] > 0 && t(already, { count: counts['already-so'] }),
      counts['no-seat'] > 0 && t('noSeat', { count: counts['no-seat'] }),
      counts['not-eligible'] > 0 && t('notEligible', { count: counts['not-eligible'] }),
      counts.blocked > 0 && t('blocked', { count: counts.blocked }),
      counts.failed > 0 && t('failed', { count: counts.failed }),
      counts['unknown-outcome'] > 0 && t('unknown', { count: counts['unknown-outcome'] }),
      counts['not-attempted'] > 0 && t('notAttempted', { count: counts['not-attempted'] }),
      counts.protected > 0 && t('protected', { count: counts.protected }),
      counts.removed + counts.assigned > 0 && t('accessLag'),
      proof?.kind === 'unavailable' && t('unverified'),
      proof?.kind === 'read' && proofLabel(proof),
    ];
    function proofLabel({ at, differences, unread }: Extract<RunProof, { kind: 'read' }>): string {
      if (differences.length > 0) return t('differs', { count: differences.length });
      if (unread > 0) return t('unverified');
      return t('verified', { time: format.dateTime(at, { timeStyle: 'short' }) });
    }
    const shown = lines.filter((line) => line !== false);
    const title = {
      stopped: t('stoppedTitle'),
      canceled: t('canceledTitle'),
      interrupted: t('partTitle'),
      completed:
        counts['no-seat'] > 0 ? t('noSeatsTitle') : hasFailures(counts) ? t('partTitle') : null,
    }[end.kind];
    return { title, lines: shown.length > 0 ? shown : [t('nothing')] };
  }, [end, report, t, format]);
}
