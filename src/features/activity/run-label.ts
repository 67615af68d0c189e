import { useMemo } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { RunHeader } from '../../domain/journal/journal';
import type { ReportCounts, RunProof } from '../../domain/run/report/report';
import { scopePath } from '../shared/scope-address';

type Head = Pick<
  RunHeader,
  'action' | 'changes' | 'startedAt' | 'finishedAt' | 'instance' | 'scope' | 'purchase'
>;

export type RunLabel = {
  readonly what: (head: Pick<Head, 'action' | 'changes'>) => string;
  /** What it has done: "Removed 83 seats". */
  readonly done: (
    head: Pick<Head, 'action'>,
    counts: Pick<ReportCounts, 'assigned' | 'removed'>,
  ) => string;
  readonly when: (head: Pick<Head, 'startedAt'>) => string;
  /** How long it took; null while it has no end. */
  readonly took: (head: Pick<Head, 'startedAt' | 'finishedAt'>) => string | null;
  /** When the report was last verified with GitLab, and the result. */
  readonly verified: (proof: RunProof | null) => string;
  /** Group, product and host; only the last two for an instance. */
  readonly where: (head: Pick<Head, 'instance' | 'scope' | 'purchase'>) => readonly string[];
};

/** How the pages describe a run. */
export function useRunLabel(productName: (name: string) => string): RunLabel {
  const t = useTranslations('activity');
  const format = useFormatter();
  return useMemo(
    () => ({
      what: ({ action, changes }) => t(`what.${action}`, { count: changes }),
      done: ({ action }, { assigned, removed }) =>
        t(`done.${action}`, { count: action === 'remove' ? removed : assigned }),
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

/** The parts of a file name, such as `report-assign-2026-03-02-1042`. */
export function runFileName(
  what: 'report' | 'run',
  { action, startedAt }: Pick<RunHeader, 'action' | 'startedAt'>,
): readonly string[] {
  const [day = '', time = ''] = new Date(startedAt).toISOString().split('T');
  return [what, action, day, time.slice(0, 5).replace(':', '')];
}

/** The path of the seats page of a run's purchase, at the same instance. */
export function seatsPath({ scope, purchase }: Pick<RunHeader, 'scope' | 'purchase'>): string {
  return `${scopePath(scope)}/seats?${new URLSearchParams({ addon: purchase.name }).toString()}`;
}
