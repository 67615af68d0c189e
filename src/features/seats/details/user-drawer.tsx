import CloseIcon from '@mui/icons-material/Close';
import Drawer from '@mui/material/Drawer';
import IconButton from '@mui/material/IconButton';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { RosterSnapshot } from '../../../domain/roster/roster-snapshot';
import type { SeatUser } from '../../../domain/seat-user';
import { EmptyState } from '../../../ui/feedback/empty-state';
import { UserAvatar } from '../../../ui/data/user-avatar';
import { UserDetails, type UserDetailsProps } from './user-details';
import styles from './user-drawer.module.css';

export type UserDrawerProps = Omit<UserDetailsProps, 'user' | 'busy'> & {
  /** The number in the address; null for closed. */
  readonly id: string | null;
  readonly snapshot: RosterSnapshot;
  readonly busy: ReadonlySet<string>;
  readonly onClose: () => void;
};

/** All that is known about one user, beside the table. */
export function UserDrawer({ id, snapshot, busy, onClose, ...details }: UserDrawerProps) {
  const t = useTranslations('seats.details');
  // While it slides out it still shows whom it showed.
  const [shownId, setShownId] = useState(id);
  if (id !== null && id !== shownId) setShownId(id);
  const user = shownId === null ? undefined : snapshot.find(`gid://gitlab/User/${shownId}`);
  return (
    <Drawer
      anchor="right"
      open={id !== null}
      onClose={onClose}
      slotProps={{
        paper: {
          role: 'dialog',
          'aria-modal': true,
          'aria-label': user ? t('label', { name: user.name }) : t('title'),
        },
      }}
    >
      <div className={styles.drawer}>
        <Head user={user} onClose={onClose} />
        {user ? (
          <UserDetails user={user} busy={busy.has(user.id)} {...details} />
        ) : (
          <EmptyState title={t('missingTitle')}>
            {t(snapshot.usersComplete ? 'missing' : 'missingLoading', { id: shownId ?? '' })}
          </EmptyState>
        )}
      </div>
    </Drawer>
  );
}

type HeadProps = { readonly user: SeatUser | undefined; readonly onClose: () => void };

function Head({ user, onClose }: HeadProps) {
  const t = useTranslations('seats.details');
  return (
    <div className={styles.head}>
      {user && <UserAvatar id={user.id} name={user.name} src={user.avatarUrl} size={40} />}
      <div className={styles.who}>
        <h2 className={styles.name} dir="auto">
          {user ? user.name : t('title')}
        </h2>
        {user && <div className={styles.username}>@{user.username}</div>}
      </div>
      <IconButton aria-label={t('close')} title={t('close')} onClick={onClose}>
        <CloseIcon />
      </IconButton>
    </div>
  );
}
