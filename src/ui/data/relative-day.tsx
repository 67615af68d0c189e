import { useMemo } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { type Day, daysBetween, isDay, toDate } from '../../lib/days';
import styles from './relative-day.module.css';

/** `null`: nothing is recorded. `undefined`: GitLab does not report it, so nothing is known. */
type KnownDay = Day | null | undefined;

export type DayLabel = {
  readonly text: string;
  /** The date itself, or why it is unknown, as a tooltip; empty where nothing is recorded. */
  readonly title: string;
  readonly kind: 'on' | 'none' | 'unknown';
};

/**
 * The label of a day, relative to `today`. A table of 100,000 users has few distinct days, so each is
 * formatted once.
 */
export function useDayLabel(today: Day): (day: KnownDay) => DayLabel {
  const t = useTranslations('ui.day');
  const format = useFormatter();
  return useMemo(() => {
    const none: DayLabel = { text: t('never'), title: '', kind: 'none' };
    const unknown: DayLabel = { text: t('unknown'), title: t('unknownWhy'), kind: 'unknown' };
    const labelOf = memoized((day): DayLabel => {
      if (!isDay(day)) return unknown;
      const days = daysBetween(day, today);
      // GitLab's day can be ahead of the browser's by a time zone.
      const text = days <= 0 ? t('today') : days === 1 ? t('yesterday') : t('daysAgo', { days });
      const title = format.dateTime(toDate(day), { dateStyle: 'long', timeZone: 'UTC' });
      return { text, title, kind: 'on' };
    });
    return (day) => (day === undefined ? unknown : day === null ? none : labelOf(day));
  }, [t, format, today]);
}

function memoized<Value>(make: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, Value>();
  return (key) => {
    const value = known.get(key) ?? make(key);
    known.set(key, value);
    return value;
  };
}

type RelativeDayProps = {
  readonly day: KnownDay;
  /** The same for all cells of a table, so that they agree. */
  readonly today: Day;
};

/** How many days ago something was, with the date as a tooltip. */
export function RelativeDay({ day, today }: RelativeDayProps) {
  const { text, title, kind } = useDayLabel(today)(day);
  if (kind === 'none') return <span className={styles.never}>{text}</span>;
  if (kind === 'unknown') return <span className={styles.unknown}>{text}</span>;
  return (
    <time dateTime={day ?? undefined} title={title}>
      {text}
    </time>
  );
}
