import { useEffect, useMemo } from 'react';
import { useTranslations } from 'use-intl';
import type { Report, ReportState } from '../../domain/run/report';
import type { RunSnapshot } from '../../domain/run/run-snapshot';
import { Banner } from '../../ui/banner';
import { ExternalButton } from '../../ui/external-link';
import { useAnnounce } from '../../ui/live-region';
import styles from './run-strip.module.css';

type FinishedRun = Extract<RunSnapshot, { readonly status: 'finished' }>;

type RunOutcomeProps = {
  readonly run: FinishedRun;
  readonly onDismiss: () => void;
};

const CUSTOMERS_PORTAL = 'https://customers.gitlab.com/';
const SALES = 'https://about.gitlab.com/solutions/gitlab-duo-pro/sales/';
const NAMES_SHOWN = 200;

/** Entries that the plan already knew not to change are no news. */
const BAD: readonly ReportState[] = [
  'no-seat',
  'not-eligible',
  'blocked',
  'failed',
  'unknown-outcome',
  'not-attempted',
];

/** What a run did, in the words of GitLab's page, and everyone for whom it did not work. */
export function RunOutcome({ run, onDismiss }: RunOutcomeProps) {
  const t = useTranslations('bulk.outcome');
  const announce = useAnnounce();
  const lines = useOutcomeLines(run.report);
  const { report, end } = run;
  const troubled = BAD.some((state) => report.counts[state] > 0);
  const changed = report.counts.assigned + report.counts.removed;
  const title =
    end.kind === 'stopped'
      ? t('stoppedTitle')
      : end.kind === 'cancelled'
        ? t('cancelledTitle')
        : report.counts['no-seat'] > 0
          ? t('noSeatsTitle')
          : troubled
            ? t('partTitle')
            : null;
  const tone = end.kind === 'stopped' ? 'danger' : troubled ? 'caution' : 'success';

  // The words of an ended run do not change, so this is said once.
  const words = [title, ...lines].filter(Boolean).join(' ');
  useEffect(() => {
    announce(words, troubled ? 'assertive' : 'polite');
  }, [announce, words, troubled]);

  return (
    <Banner
      tone={tone}
      {...(title === null ? {} : { title })}
      onDismiss={onDismiss}
      actions={
        report.counts['no-seat'] > 0 ? (
          <>
            <ExternalButton href={CUSTOMERS_PORTAL} size="small">
              {t('addSeats')}
            </ExternalButton>
            <ExternalButton href={SALES} size="small" variant="text">
              {t('sales')}
            </ExternalButton>
          </>
        ) : undefined
      }
    >
      {end.kind === 'stopped' && <p className={styles.sentence}>{t(`stopped.${end.reason}`)}</p>}
      {lines.map((line) => (
        <p key={line} className={styles.sentence}>
          {line}
        </p>
      ))}
      {changed === 0 && lines.length === 0 && <p className={styles.sentence}>{t('nothing')}</p>}
      {troubled && <Troubled report={report} />}
    </Banner>
  );
}

function useOutcomeLines(report: Report): readonly string[] {
  const t = useTranslations('bulk.outcome');
  return useMemo(() => {
    const { counts, action } = report;
    const lines: (string | false)[] = [
      counts.assigned > 0 && t('assigned', { count: counts.assigned }),
      counts.removed > 0 && t('removed', { count: counts.removed }),
      counts['already-so'] > 0 &&
        t(action === 'remove' ? 'alreadyRemove' : 'alreadyAssign', { count: counts['already-so'] }),
      counts['no-seat'] > 0 && t('noSeat', { count: counts['no-seat'] }),
      counts['not-eligible'] > 0 && t('notEligible', { count: counts['not-eligible'] }),
      counts.blocked > 0 && t('blocked', { count: counts.blocked }),
      counts.failed > 0 && t('failed', { count: counts.failed }),
      counts['unknown-outcome'] > 0 && t('unknown', { count: counts['unknown-outcome'] }),
      counts['not-attempted'] > 0 && t('notAttempted', { count: counts['not-attempted'] }),
    ];
    return lines.filter((line) => line !== false);
  }, [report, t]);
}

/** Names of those for whom it did not work. */
function Troubled({ report }: { readonly report: Report }) {
  const t = useTranslations('bulk');
  const entries = report.entries.filter((entry) => BAD.includes(entry.state));
  return (
    <details className={styles.who}>
      <summary>{t('outcome.who')}</summary>
      <ul>
        {entries.slice(0, NAMES_SHOWN).map((entry) => (
          <li key={entry.index}>
            <bdi>{entry.user?.name ?? entry.line?.text}</bdi>
            {entry.user && <span className={styles.quiet}> @{entry.user.username}</span>}
          </li>
        ))}
        {entries.length > NAMES_SHOWN && (
          <li>{t('andMore', { count: entries.length - NAMES_SHOWN })}</li>
        )}
      </ul>
    </details>
  );
}
