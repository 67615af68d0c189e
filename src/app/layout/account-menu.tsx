import CheckIcon from '@mui/icons-material/Check';
import IconButton from '@mui/material/IconButton';
import ListItemIcon from '@mui/material/ListItemIcon';
import ListItemText from '@mui/material/ListItemText';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useId, useState, useSyncExternalStore } from 'react';
import { Link } from 'react-router-dom';
import { useTranslations } from 'use-intl';
import { useDemo } from '../../features/shared/demo-context';
import { useForget } from '../../features/shared/forget/forget-context';
import { LockMenu } from '../../features/sign-in/lock/lock-menu';
import type { Session } from '../../gitlab/session/session';
import { useSessionStore } from '../../gitlab/session/session-context';
import { allAvatarsSetting } from '../../storage/settings';
import { UserAvatar } from '../../ui/data/user-avatar';
import styles from './layout.module.css';

/** Names the signed-in user and the instance, and signs out. */
export function AccountMenu({ session }: { readonly session: Session }) {
  const t = useTranslations('shell');
  const store = useSessionStore();
  const { gitlab: demo } = useDemo();
  const forget = useForget();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const id = useId();
  const { user, instance, version } = session;
  return (
    <>
      <IconButton
        aria-label={t('user', { name: user.name })}
        aria-haspopup="menu"
        aria-controls={anchor ? id : undefined}
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <UserAvatar id={user.id} name={user.name} src={user.avatarUrl} size={28} />
      </IconButton>
      <Menu
        id={id}
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => setAnchor(null)}
        slotProps={{
          list: {
            'aria-label': t('user', { name: user.name }),
            subheader: (
              <li role="presentation" className={styles.who}>
                <strong>{user.name}</strong>
                {t('signedInAs', { username: user.username })}{' '}
                {t('at', { host: new URL(instance).host })}
                {version !== null && <div>GitLab {version}</div>}
              </li>
            ),
          },
        }}
      >
        <MenuItem component={Link} to="/check" onClick={() => setAnchor(null)}>
          {t('check')}
        </MenuItem>
        <LockMenu onDone={() => setAnchor(null)} />
        <AvatarsItem />
        {!demo && (
          <MenuItem
            onClick={() => {
              setAnchor(null);
              forget();
            }}
          >
            {t('forget.action')}
          </MenuItem>
        )}
        <MenuItem onClick={() => store.signOut()}>{t('signOut')}</MenuItem>
      </Menu>
    </>
  );
}

/** Allows pictures of other hosts. A build for one GitLab cannot: its policy blocks all other hosts. */
function AvatarsItem() {
  const t = useTranslations('shell');
  const checked = useSyncExternalStore(allAvatarsSetting.subscribe, allAvatarsSetting.read);
  if (!__ANY_GITLAB__) return null;
  return (
    <MenuItem
      role="menuitemcheckbox"
      aria-checked={checked}
      onClick={() => allAvatarsSetting.write(!checked)}
    >
      <ListItemIcon>{checked && <CheckIcon fontSize="small" />}</ListItemIcon>
      <ListItemText
        primary={t('pictures')}
        secondary={t('picturesHelp')}
        sx={{ whiteSpace: 'normal', maxWidth: 280 }}
      />
    </MenuItem>
  );
}
