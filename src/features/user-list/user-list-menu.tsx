import AssignIcon from '@mui/icons-material/PlaylistAdd';
import RemoveIcon from '@mui/icons-material/PlaylistRemove';
import PeopleIcon from '@mui/icons-material/GroupsOutlined';
import MoreIcon from '@mui/icons-material/KeyboardArrowDown';
import ProtectedIcon from '@mui/icons-material/ShieldOutlined';
import ProtectIcon from '@mui/icons-material/AddModeratorOutlined';
import SwapIcon from '@mui/icons-material/SwapHoriz';
import Button from '@mui/material/Button';
import Divider from '@mui/material/Divider';
import ListItemIcon from '@mui/material/ListItemIcon';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { type ReactNode, useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import styles from './user-list-menu.module.css';

export type UserListTask = 'assign' | 'remove' | 'swap' | 'protected' | 'protectSelected';

type UserListMenuProps = {
  readonly canWrite: boolean;
  /** Why seats cannot be changed, in words. */
  readonly readOnlyWhy: string;
  readonly protectedRules: number;
  /** Called when the menu opens. */
  readonly countSelected: () => number;
  readonly onChoose: (task: UserListTask) => void;
};

/** Bulk changes that need no selected rows, and the protected users. */
export function UserListMenu(props: UserListMenuProps) {
  const { canWrite, readOnlyWhy, protectedRules, countSelected, onChoose } = props;
  const t = useTranslations('userList.menu');
  const [open, setOpen] = useState<{ anchor: HTMLElement; selected: number } | null>(null);
  const id = useId();
  const selected = open?.selected ?? 0;

  function choose(task: UserListTask) {
    setOpen(null);
    onChoose(task);
  }
  const change = { why: canWrite ? null : readOnlyWhy, onChoose: choose };

  return (
    <>
      <Button
        size="small"
        variant="text"
        startIcon={<PeopleIcon />}
        endIcon={<MoreIcon />}
        aria-haspopup="menu"
        aria-controls={open ? id : undefined}
        aria-expanded={open !== null}
        onClick={(event) => setOpen({ anchor: event.currentTarget, selected: countSelected() })}
      >
        {t('button')}
      </Button>
      <Menu
        id={id}
        anchorEl={open?.anchor ?? null}
        open={open !== null}
        onClose={() => setOpen(null)}
      >
        <Item task="assign" icon={<AssignIcon />} label={t('assign')} {...change} />
        <Item task="remove" icon={<RemoveIcon />} label={t('remove')} {...change} />
        <Item task="swap" icon={<SwapIcon />} label={t('swap')} {...change} />
        <Divider />
        <Item
          task="protected"
          icon={<ProtectedIcon />}
          label={t('protected', { count: protectedRules })}
          why={null}
          onChoose={choose}
        />
        <Item
          task="protectSelected"
          icon={<ProtectIcon />}
          label={t('protectSelected', { count: selected })}
          why={selected === 0 ? t('noneSelected') : null}
          onChoose={choose}
        />
      </Menu>
    </>
  );
}

type ItemProps = {
  readonly task: UserListTask;
  readonly icon: ReactNode;
  readonly label: string;
  /** Why it cannot be chosen now. */
  readonly why: string | null;
  readonly onChoose: (task: UserListTask) => void;
  /** Set by the menu on its first item. */
  readonly autoFocus?: boolean;
};

/** An item that cannot be chosen stays focusable and says why. */
function Item({ task, icon, label, why, onChoose, ...rest }: ItemProps) {
  return (
    <MenuItem
      {...rest}
      aria-disabled={why !== null}
      className={styles.item ?? ''}
      onClick={why === null ? () => onChoose(task) : undefined}
    >
      <ListItemIcon>{icon}</ListItemIcon>
      <span className={styles.label}>
        <span>{label}</span>
        {why !== null && <span className={styles.why}>{why}</span>}
      </span>
    </MenuItem>
  );
}
