import { useMemo } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { RunHeader } from '../../domain/journal/journal';
import type { RunProof } from '../../domain/run/report/report';

type Head = Pick<
  RunHeader,
  'action' | 'changes' | 'startedAt' | 'finishedAt' | 'instance' | 'scope' | 'purchase'
>;

export type RunLabel = {
  readonly what: (head: Pick<Head, 'action' | 'changes'>) => string;
  readonly when: (head: Pick<Head, 'startedAt'>) => string;
  /** Null while it has no end. */
  readonly took: (head: Pick<Head, 'startedAt' | 'finishedAt'>) => string | null;
  /** When GitLab was last asked whether the report is true, and what it showed. */
  readonly verified: (proof: RunProof | null) => string;
  /** Group, product and host; of a whole instance just the latter two. */
  readonly where: (head: Pick<Head, 'instance' | 'scope' | 'purchase'>) => readonly string[];
};

/** What a run was about, in words. */
export function useRunLabel(productName: (name: string) => string): RunLabel {
  const t = useTranslations('activity');
  const format = useFormatter();
  return useMemo(
    () => ({
      what: ({ action, changes }) => t(`what.${action}`, { count: changes }),
      when: ({ startedAt }) =>
        format.dateTime(startedAt, { dateStyle: 'medium', timeStyle: 'short' }),
      took({ startedAt, finishedAt }) {
        if (finishedAt === null) return null;
        const seconds = Math.max(1, Math.round((finishedAt - startedAt) / 1000));
        const time =
          seconds < 120
            ? t('seconds', { seconds })
            : t('minutes', { minutes: Math.round(seconds / 60) });
        return t('took', { time });
      },
      verified(proof) {
        if (proof?.kind !== 'read') return t('report.proof.none');
        const time = format.dateTime(proof.at, { dateStyle: 'medium', timeStyle: 'short' });
        const { differences, unread } = proof;
        if (differences.length > 0) {
          return t('report.proof.differs', { count: differences.length, time });
        }
        if (unread > 0) return t('report.proof.partly', { count: unread, time });
        return t('report.proof.verified', { time });
      },
      where: ({ instance, scope, purchase }) => [
        ...(scope.kind === 'group' ? [scope.name] : []),
        productName(purchase.name),
        new URL(instance).host,
      ],
    }),
    [t, format, productName],
  );
}
