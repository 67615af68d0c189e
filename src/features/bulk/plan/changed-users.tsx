import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { PlanEntry, SeatAction } from '../../../domain/plan/plan';
import type { Day } from '../../../lib/days';
import { RelativeDay } from '../../../ui/data/relative-day';
import { VisuallyHidden } from '../../../ui/layout/visually-hidden';
import { PlanUsers, UserLabel } from './plan-users';
import styles from './plan-users.module.css';

type ChangedUsersProps = {
  readonly action: SeatAction;
  readonly users: readonly PlanEntry[];
  readonly today: Day;
};

/** How many are shown at once. */
const OPEN_USERS = 10;

/** The users whose seats change, with their last activity: in Duo of those who lose a seat, else in GitLab. */
export function ChangedUsers({ action, users, today }: ChangedUsersProps) {
  const t = useTranslations('bulk');
  const filters = useTranslations('seats.filters');
  const [open, setOpen] = useState(false);
  const column = filters(action === 'remove' ? 'duo' : 'gitlab');
  const more = t('more', { count: users.length - OPEN_USERS });
  const activity = ({ user }: PlanEntry) =>
    user && (
      <>
        <VisuallyHidden>{column}: </VisuallyHidden>
        <RelativeDay
          day={action === 'remove' ? user.lastDuoActivityOn : user.lastActivityOn}
          today={today}
        />
      </>
    );
  return (
    <div className={styles.users}>
      <div>
        <p className={styles.column} aria-hidden="true">
          {column}
        </p>
        <ul className={styles.first}>
          {users.slice(0, OPEN_USERS).map((entry) => (
            <li key={entry.index}>
              <UserLabel entry={entry} />
              <span className={styles.detail}>{activity(entry)}</span>
            </li>
          ))}
        </ul>
      </div>
      {users.length > OPEN_USERS && (
        <details className={styles.more} onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>{more}</summary>
          {open && <PlanUsers label={more} users={users.slice(OPEN_USERS)} detail={activity} />}
        </details>
      )}
    </div>
  );
}
