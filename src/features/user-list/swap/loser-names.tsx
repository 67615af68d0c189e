import { useTranslations } from 'use-intl';
import type { Day } from '../../../lib/days';
import type { SeatUser } from '../../../domain/seat-user';
import { RelativeDay } from '../../../ui/data/relative-day';
import styles from './loser-names.module.css';

export type NobodyLoses = 'nobodyWaitsYet' | 'enoughFree' | 'nobodyFound';

type LoserNamesProps = {
  readonly users: readonly SeatUser[];
  readonly today: Day;
  /** Why nobody loses a seat, for when that is so. */
  readonly why: NobodyLoses;
};

const NAMES_SHOWN = 100;

/** Who loses a seat, by name, with what speaks for it. */
export function LoserNames({ users, today, why }: LoserNamesProps) {
  const t = useTranslations('userList.swap');
  const title = t('who', { count: users.length });
  return (
    <div className={styles.box}>
      <p className={styles.title}>
        <span>{title}</span>
        {users.length > 0 && <span className={styles.quiet}>{t('lastDuo')}</span>}
      </p>
      <div className={styles.names} role="region" aria-label={title} tabIndex={0}>
        {users.length === 0 && <p className={styles.quiet}>{t(why)}</p>}
        <ol>
          {users.slice(0, NAMES_SHOWN).map((user) => (
            <li key={user.id}>
              <span className={styles.name}>
                <bdi>{user.name}</bdi> <span className={styles.quiet}>@{user.username}</span>
              </span>
              <span className={styles.quiet}>
                {user.state === 'active' ? (
                  <RelativeDay day={user.lastDuoActivityOn} today={today} />
                ) : (
                  user.state.replaceAll('_', ' ')
                )}
              </span>
            </li>
          ))}
        </ol>
        {users.length > NAMES_SHOWN && (
          <p className={styles.quiet}>{t('andMore', { count: users.length - NAMES_SHOWN })}</p>
        )}
      </div>
    </div>
  );
}
