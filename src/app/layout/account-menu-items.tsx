import CheckIcon from '@mui/icons-material/Check';
import ListItemText from '@mui/material/ListItemText';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useSyncExternalStore } from 'react';
import { Link } from 'react-router-dom';
import { useTranslations } from 'use-intl';
import { useAppConfig } from '../../features/shared/config-context';
import { useDemo } from '../../features/shared/demo-context';
import { useForget } from '../../features/shared/forget/forget-context';
import { useTeamView } from '../../features/shared/team-view/use-team-view';
import { LockMenu } from '../../features/sign-in/lock/lock-menu';
import type { Session } from '../../gitlab/session/session';
import { useSessionStore } from '../../gitlab/session/session-context';
import { allAvatarsSetting, teamViewSetting } from '../../storage/settings';
import styles from './layout.module.css';

export type AccountMenuItemsProps = {
  readonly id: string;
  /** The button below which it opens; null while it is closed. */
  readonly anchor: HTMLElement | null;
  readonly session: Session;
  readonly onClose: () => void;
};

/** The menu of the account: who is signed in where, settings of this browser, and the way out. */
export function AccountMenuItems({ id, anchor, session, onClose }: AccountMenuItemsProps) {
  const t = useTranslations('shell');
  const store = useSessionStore();
  const { gitlab: demo } = useDemo();
  const forget = useForget();
  const { user, instance, version } = session;
  return (
    <Menu
      id={id}
      anchorEl={anchor}
      open={anchor !== null}
      onClose={onClose}
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
      <MenuItem component={Link} to="/check" onClick={onClose}>
        {t('check')}
      </MenuItem>
      <LockMenu onDone={onClose} />
      <AvatarsItem />
      <TeamViewItems />
      {!demo && (
        <MenuItem
          onClick={() => {
            onClose();
            forget();
          }}
        >
          {t('forget.action')}
        </MenuItem>
      )}
      <MenuItem onClick={() => store.signOut()}>{t('signOut')}</MenuItem>
    </Menu>
  );
}

/** Switches the team view on, and how much it shows of who is idle. */
function TeamViewItems() {
  const t = useTranslations('shell.teamView');
  const { teamView: forced } = useAppConfig();
  const view = useTeamView();
  return (
    <>
      <CheckItem
        label={t('label')}
        help={forced ? `${t('help')} ${t('forced')}` : t('help')}
        checked={view !== null}
        disabled={forced !== null}
        onChange={(on) => teamViewSetting.write(on ? { activity: 'used-or-idle' } : null)}
      />
      {view !== null && (
        <CheckItem
          label={t('showIdle')}
          help={t('showIdleHelp')}
          checked={view.activity === 'used-or-idle'}
          disabled={forced !== null}
          onChange={(on) => teamViewSetting.write({ activity: on ? 'used-or-idle' : 'hidden' })}
        />
      )}
    </>
  );
}

/** Allows pictures of other hosts. A build for one GitLab cannot: its policy blocks all other hosts. */
function AvatarsItem() {
  const t = useTranslations('shell');
  const checked = useSyncExternalStore(allAvatarsSetting.subscribe, allAvatarsSetting.read);
  if (!__ANY_GITLAB__) return null;
  return (
    <CheckItem
      label={t('pictures')}
      help={t('picturesHelp')}
      checked={checked}
      onChange={allAvatarsSetting.write}
    />
  );
}

type CheckItemProps = {
  readonly label: string;
  readonly help: string;
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly onChange: (checked: boolean) => void;
};

function CheckItem({ label, help, checked, disabled = false, onChange }: CheckItemProps) {
  return (
    <MenuItem
      role="menuitemcheckbox"
      aria-checked={checked}
      disabled={disabled}
      onClick={() => onChange(!checked)}
    >
      <ListItemText primary={label} secondary={help} sx={{ whiteSpace: 'normal', maxWidth: 280 }} />
      {checked && <CheckIcon fontSize="small" sx={{ ml: 'auto' }} />}
    </MenuItem>
  );
}
