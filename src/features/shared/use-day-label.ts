import { useMemo } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { ActivityDay } from '../../domain/seat-user';
import { daysBetween, isDay, toDate } from '../../lib/days';

export type DayLabel = {
  readonly text: string;
  /** The date itself, for hovering; empty where there is none. */
  readonly title: string;
  readonly kind: 'on' | 'none' | 'unknown';
};

/**
 * Words for activity days. A table of 100,000 users has few distinct days, so each is worded once.
 * `today` is `YYYY-MM-DD`.
 */
export function useDayLabel(today: string): (day: ActivityDay) => DayLabel {
  const t = useTranslations('ui.day');
  const seats = useTranslations('seats');
  const format = useFormatter();
  return useMemo(() => {
    const none: DayLabel = { text: t('never'), title: '', kind: 'none' };
    const unknown: DayLabel = { text: t('unknown'), title: seats('unknownWhy'), kind: 'unknown' };
    const labelOfDay = remembered((day): DayLabel => {
      if (!isDay(day)) return unknown;
      const days = daysBetween(day, today);
      // A clock or a time zone ahead of GitLab's may make it tomorrow: still today for a reader.
      const text = days <= 0 ? t('today') : days === 1 ? t('yesterday') : t('daysAgo', { days });
      const title = format.dateTime(toDate(day), { dateStyle: 'long', timeZone: 'UTC' });
      return { text, title, kind: 'on' };
    });
    return (day) => (day === undefined ? unknown : day === null ? none : labelOfDay(day));
  }, [t, seats, format, today]);
}

function remembered<Value>(make: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, Value>();
  return (key) => {
    let value = known.get(key);
    if (value === undefined) {
      value = make(key);
      known.set(key, value);
    }
    return value;
  };
}
