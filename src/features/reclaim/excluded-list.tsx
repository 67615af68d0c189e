import { useState, type ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { Excluded, ExcludedReason } from '../../domain/reclaim/candidates';
import { toDate } from '../../lib/days';
import styles from './reclaim-report.module.css';

const REASONS: readonly ExcludedReason[] = ['protected', 'grace', 'active-in-gitlab', 'unknown'];
const NAMES_SHOWN = 100;

type ExcludedListProps = {
  readonly excluded: readonly Excluded[];
  /** The ways to take the list elsewhere. */
  readonly exports: ReactNode;
};

/** Who is idle by the days chosen and keeps the seat all the same, by reason. */
export function ExcludedList({ excluded, exports }: ExcludedListProps) {
  const t = useTranslations('reclaim.spared');
  if (excluded.length === 0) return null;
  return (
    <section className={styles.excluded} aria-labelledby="spared-title">
      <div className={styles.bar}>
        <h2 id="spared-title" className={styles.subtitle}>
          {t('title')}
        </h2>
        {exports}
      </div>
      {REASONS.map((reason) => (
        <Group
          key={reason}
          reason={reason}
          members={excluded.filter((one) => one.reason === reason)}
        />
      ))}
    </section>
  );
}

type GroupProps = { readonly reason: ExcludedReason; readonly members: readonly Excluded[] };

function Group({ reason, members }: GroupProps) {
  const t = useTranslations('reclaim.spared');
  const format = useFormatter();
  const date = (day: string) =>
    format.dateTime(toDate(day), { dateStyle: 'medium', timeZone: 'UTC' });
  const [open, setOpen] = useState(false);
  if (members.length === 0) return null;
  return (
    <details className={styles.group} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t(reason, { count: members.length })}</summary>
      {open && (
        <ul className={styles.names}>
          {members.slice(0, NAMES_SHOWN).map((one) => (
            <li key={one.user.id}>
              <bdi>{one.user.name}</bdi> <span className={styles.handle}>@{one.user.username}</span>
              {one.reason === 'grace' && ` ${t('since', { day: date(one.since) })}`}
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
