import { useMemo } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { RunHeader } from '../../domain/journal/journal';

type Head = Pick<
  RunHeader,
  'action' | 'changes' | 'startedAt' | 'finishedAt' | 'instance' | 'place' | 'purchase'
>;

export type RunWords = {
  readonly what: (head: Pick<Head, 'action' | 'changes'>) => string;
  readonly when: (head: Pick<Head, 'startedAt'>) => string;
  /** Null while it has no end. */
  readonly took: (head: Pick<Head, 'startedAt' | 'finishedAt'>) => string | null;
  /** Group, product and host; of a whole instance just the latter two. */
  readonly where: (head: Pick<Head, 'instance' | 'place' | 'purchase'>) => readonly string[];
};

/** What a run was about, in words. */
export function useRunWords(productName: (name: string) => string): RunWords {
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
      where: ({ instance, place, purchase }) => [
        ...(place.kind === 'group' ? [place.name] : []),
        productName(purchase.name),
        new URL(instance).host,
      ],
    }),
    [t, format, productName],
  );
}
