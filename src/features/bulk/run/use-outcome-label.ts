import { useMemo } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { RunProof } from '../../../domain/run/report/report';
import type { FinishedStatus } from '../../../domain/run/engine/run-snapshot';
import { hasFailures } from '../../shared/report-states';

export type OutcomeLabel = {
  /** Null where the lines say it all. */
  readonly title: string | null;
  readonly lines: readonly string[];
};

/** How a run ended, in the words of GitLab's page: a line for each state that somebody is in. */
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
    const said = lines.filter((line) => line !== false);
    const title = {
      stopped: t('stoppedTitle'),
      cancelled: t('cancelledTitle'),
      interrupted: t('partTitle'),
      completed:
        counts['no-seat'] > 0 ? t('noSeatsTitle') : hasFailures(counts) ? t('partTitle') : null,
    }[end.kind];
    return { title, lines: said.length > 0 ? said : [t('nothing')] };
  }, [end, report, t, format]);
}
