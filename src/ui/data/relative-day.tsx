import { useFormatter, useTranslations } from 'use-intl';
import { type Day, daysBetween, isDay, toDate } from '../../lib/days';
import styles from './relative-day.module.css';

type RelativeDayProps = {
  /** `null`: GitLab recorded none. `undefined`: GitLab does not report it. */
  readonly day: Day | null | undefined;
  /** The current day; the same for all cells of a table. */
  readonly today: Day;
};

/** How many days ago a day was, with the date in a tooltip. */
export function RelativeDay({ day, today }: RelativeDayProps) {
  const t = useTranslations('ui.day');
  const format = useFormatter();
  if (day === null) return <span className={styles.never}>{t('never')}</span>;
  if (day === undefined || !isDay(day))
    return <span className={styles.unknown}>{t('unknown')}</span>;

  // GitLab's day can be ahead of the browser's by a time zone.
  const days = Math.max(0, daysBetween(day, today));
  const label = days === 0 ? t('today') : days === 1 ? t('yesterday') : t('daysAgo', { days });
  return (
    <time
      dateTime={day}
      title={format.dateTime(toDate(day), { dateStyle: 'long', timeZone: 'UTC' })}
    >
      {label}
    </time>
  );
}
