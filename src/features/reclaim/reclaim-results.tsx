import { type ReactNode, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { firstSeenOn } from '../../domain/history/tenure';
import type { Excluded, ExcludedReason } from '../../domain/reclaim/candidates';
import { toDate } from '../../lib/days';
import styles from './reclaim.module.css';

const REASONS: readonly ExcludedReason[] = ['protected', 'grace', 'active-in-gitlab', 'unknown'];
const NAMES_SHOWN = 100;

type ExcludedListProps = {
  readonly excluded: readonly Excluded[];
  /** The day since which this browser can detect new seats; null while it cannot. */
  readonly seenSince: string | null;
  /** For how many days a new seat is kept. */
  readonly graceDays: number;
  /** The export menu of the list. */
  readonly exports: ReactNode;
};

/** The users who are idle and keep their seats, by reason. */
export function ExcludedList({ excluded, seenSince, graceDays, exports }: ExcludedListProps) {
  const t = useTranslations('reclaim.spared');
  const policy = useTranslations('reclaim.policy');
  const format = useFormatter();
  if (excluded.length === 0) return null;
  return (
    <section className={styles.excluded} aria-labelledby="excluded-title">
      <h2 id="excluded-title" className={styles.label}>
        {t('title')}
      </h2>
      {REASONS.map((reason) => (
        <Group
          key={reason}
          reason={reason}
          graceDays={graceDays}
          members={excluded.filter((one) => one.reason === reason)}
        />
      ))}
      {exports}
      <p className={styles.quiet}>
        {seenSince === null
          ? policy('graceNone')
          : policy('graceHelp', {
              since: format.dateTime(toDate(seenSince), { dateStyle: 'long', timeZone: 'UTC' }),
            })}
      </p>
    </section>
  );
}

type GroupProps = {
  readonly reason: ExcludedReason;
  readonly graceDays: number;
  readonly members: readonly Excluded[];
};

function Group({ reason, graceDays, members }: GroupProps) {
  const t = useTranslations('reclaim.spared');
  const format = useFormatter();
  const date = (day: string) =>
    format.dateTime(toDate(day), { dateStyle: 'medium', timeZone: 'UTC' });
  const [open, setOpen] = useState(false);
  if (members.length === 0) return null;
  return (
    <details className={styles.group} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t(reason, { count: members.length, days: graceDays })}</summary>
      {open && (
        <ul className={styles.names}>
          {members.slice(0, NAMES_SHOWN).map((one) => (
            <li key={one.user.id}>
              <bdi>{one.user.name}</bdi> <span className={styles.handle}>@{one.user.username}</span>
              {one.reason === 'grace' && ` ${t('since', { day: date(firstSeenOn(one.tenure)) })}`}
            </li>
          ))}
          {members.length > NAMES_SHOWN && (
            <li>{t('more', { count: members.length - NAMES_SHOWN })}</li>
          )}
        </ul>
      )}
    </details>
  );
}
