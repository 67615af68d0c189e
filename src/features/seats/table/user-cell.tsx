import { useTranslations } from 'use-intl';
import type { SeatUser } from '../../../domain/seat-user';
import { UserAvatar } from '../../../ui/data/user-avatar';
import styles from './seats-table.module.css';

type UserCellProps = {
  readonly user: SeatUser;
  readonly tabIndex: 0 | -1;
  /** Whether only GitLab's own search found this user. */
  readonly found: boolean;
  readonly onOpen: (user: SeatUser) => void;
};

/** Who it is; the name opens the details. */
export function UserCell({ user, tabIndex, found, onOpen }: UserCellProps) {
  const t = useTranslations('seats');
  return (
    <span className={styles.person}>
      <UserAvatar id={user.id} name={user.name} src={user.avatarUrl} size={28} />
      <span className={styles.names}>
        <button
          type="button"
          className={styles.name}
          aria-haspopup="dialog"
          title={user.name}
          tabIndex={tabIndex}
          onClick={(event) => {
            // With these keys a click selects, like everywhere in the row.
            if (!event.ctrlKey && !event.metaKey && !event.shiftKey) onOpen(user);
          }}
        >
          <bdi>{user.name}</bdi>
        </button>
        <span className={styles.username}>
          @{user.username}
          {found && (
            <span className={styles.found} title={t('serverSearch.markWhy')}>
              {t('serverSearch.mark')}
            </span>
          )}
        </span>
      </span>
    </span>
  );
}
