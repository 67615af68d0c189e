import { useMemo } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { ActivityDay } from '../../domain/seat-user';
import { daysBetween, isDay, toDate } from '../../lib/days';

export type DayWords = {
  readonly text: string;
  /** The date itself, for hovering; empty where there is none. */
  readonly title: string;
  readonly kind: 'on' | 'none' | 'unknown';
};

/**
 * Words for activity days. A table of 100,000 users has few distinct days, so each is worded once.
 * `today` is `YYYY-MM-DD`.
 */
export function useDayWords(today: string): (day: ActivityDay) => DayWords {
  const t = useTranslations('ui.day');
  const seats = useTranslations('seats');
  const format = useFormatter();
  return useMemo(() => {
    const known = new Map<string, DayWords>();
    const none: DayWords = { text: t('never'), title: '', kind: 'none' };
    const unknown: DayWords = { text: t('unknown'), title: seats('unknownWhy'), kind: 'unknown' };
    return (day) => {
      if (day === undefined) return unknown;
      if (day === null) return none;
      let words = known.get(day);
      if (!words) {
        if (isDay(day)) {
          const days = daysBetween(day, today);
          // A clock or a time zone ahead of GitLab's may make it tomorrow: still today for a reader.
          const text = days <= 0 ? t('today') : days === 1 ? t('yesterday') : t('daysAgo', { days });
          const title = format.dateTime(toDate(day), { dateStyle: 'long', timeZone: 'UTC' });
          words = { text, title, kind: 'on' };
        } else {
          words = unknown;
        }
        known.set(day, words);
      }
      return words;
    };
  }, [t, seats, format, today]);
}
