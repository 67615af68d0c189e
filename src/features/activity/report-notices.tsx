import type { ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { Report } from '../../domain/run/report/report';
import { Banner } from '../../ui/feedback/banner';

type ReportNoticesProps = {
  readonly report: Report;
  /** The button that verifies the report; false where this session cannot. */
  readonly verify: ReactNode;
};

/** Why a run ended early, what is unconfirmed, and what differs in GitLab. */
export function ReportNotices({ report, verify }: ReportNoticesProps) {
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
      {end.kind === 'canceled' && (
        <Banner tone="info" title={t('ends.canceledTitle')}>
          {t('ends.canceled')}
        </Banner>
      )}
      {end.kind === 'stopped' && (
        <Banner tone="danger" title={t('ends.stoppedTitle')}>
          {outcome(`stopped.${end.reason}`)}
        </Banner>
      )}
      {end.kind !== 'interrupted' && unknown > 0 && (
        <Banner tone="caution" title={t('unknownTitle', { count: unknown })} actions={verify}>
          {t('unknownText')}
        </Banner>
      )}
      {counts.shared > 0 && (
        <Banner tone="caution" title={t('proof.sharedTitle', { count: counts.shared })}>
          {t('proof.sharedText')}
        </Banner>
      )}
      <Differences report={report} />
    </>
  );
}

/** The users whose seats differ from the report in GitLab. */
function Differences({ report }: { readonly report: Report }) {
  const t = useTranslations('activity.report.proof');
  const format = useFormatter();
  const { proof } = report;
  if (proof?.kind !== 'read' || proof.differences.length === 0) return null;
  const time = format.dateTime(proof.at, { dateStyle: 'medium', timeStyle: 'short' });
  const different = new Set(proof.differences);
  return (
    <Banner tone="caution" title={t('differencesTitle', { count: different.size })}>
      <p>{t('differencesText', { time })}</p>
      <details>
        <summary>{t('who')}</summary>
        <ul>
          {report.entries
            .filter(({ index }) => different.has(index))
            .map(({ index, user, action }) => (
              <li key={index}>
                {user?.name} (@{user?.username}): {t(action === 'assign' ? 'free' : 'holds')}
              </li>
            ))}
        </ul>
      </details>
    </Banner>
  );
}
