import { useMemo } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { RunHeader } from '../../domain/journal/journal';
import type { PlanOrigin } from '../../domain/plan/plan';
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
  /** What it was made from. */
  readonly origin: (origin: PlanOrigin) => string;
  /** Group, product and host; only the last two for an instance. */
  readonly where: (head: Pick<Head, 'instance' | 'scope' | 'purchase'>) => readonly string[];
};

/** How the pages describe a run. */
export function useRunLabel(productName: (name: string) => string): RunLabel {
  const t = useTranslations('activity');
  const format = useFormatter();
  return useMemo(() => {
    const what: RunLabel['what'] = ({ action, changes }) => t(`what.${action}`, { count: changes });
    const when: RunLabel['when'] = ({ startedAt }) =>
      format.dateTime(startedAt, { dateStyle: 'medium', timeStyle: 'short' });
    return {
      what,
      done: ({ action }, { assigned, removed }) =>
        t(`done.${action}`, { count: action === 'remove' ? removed : assigned }),
      when,
      origin(origin) {
        switch (origin.kind) {
          case 'selection':
            return t('report.origins.selection');
          case 'lines':
          case 'swap':
            return origin.name === undefined
              ? t(`report.origins.${origin.kind}`)
              : t(`report.origins.${origin.kind}Of`, { name: origin.name });
          case 'reclaim': {
            const { idleDays, never, blocked, light } = origin.policy;
            const parts = { never: String(never), blocked: String(blocked), light: String(light) };
            return t('report.origins.reclaim', { days: idleDays, ...parts });
          }
          case 'restore':
            return t('report.origins.restore', { when: when({ startedAt: origin.takenAt }) });
          case 'undo':
          case 'retry':
            // Runs of earlier versions know no more than that.
            return origin.of === undefined
              ? t(`report.origins.${origin.kind}`)
              : t(`report.origins.${origin.kind}Of`, {
                  what: what(origin.of),
                  when: when(origin.of),
                });
        }
      },
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
    };
  }, [t, format, productName]);
}

/** What a file about a run is called, such as `acme-report-remove`. */
export function runFileParts(
  what: 'report' | 'run',
  { action, scope }: Pick<RunHeader, 'action' | 'scope'>,
): readonly string[] {
  return [...(scope.kind === 'group' ? [scope.name] : []), what, action];
}

/** The path of the seats page of a run's purchase, at the same instance. */
export function seatsPath({ scope, purchase }: Pick<RunHeader, 'scope' | 'purchase'>): string {
  return `${scopePath(scope)}/seats?${new URLSearchParams({ addon: purchase.name }).toString()}`;
}
