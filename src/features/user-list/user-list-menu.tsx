import GroupIcon from '@mui/icons-material/GroupAddOutlined';
import AssignIcon from '@mui/icons-material/PlaylistAdd';
import RemoveIcon from '@mui/icons-material/PlaylistRemove';
import ProtectedIcon from '@mui/icons-material/ShieldOutlined';
import ProtectIcon from '@mui/icons-material/AddModeratorOutlined';
import SwapIcon from '@mui/icons-material/SwapHoriz';
import Divider from '@mui/material/Divider';
import ListItemIcon from '@mui/material/ListItemIcon';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { SeatScope } from '../../domain/purchase';
import styles from './user-list-menu.module.css';

export type UserListTask =
  'assign' | 'subgroup' | 'remove' | 'swap' | 'protected' | 'protectSelected';

type UserListMenuProps = {
  readonly id: string;
  /** The button below which it opens; null while it is closed. */
  readonly anchor: HTMLElement | null;
  /** Of an instance any group can be assigned, of a group a subgroup. */
  readonly scope: SeatScope['kind'];
  readonly canWrite: boolean;
  /** Why seats cannot be changed, in words. */
  readonly readOnlyWhy: string;
  readonly protectedRules: number;
  readonly selected: number;
  readonly onChoose: (task: UserListTask) => void;
  readonly onClose: () => void;
};

/** Bulk changes that need no selected rows, and the protected users. */
export function UserListMenu(props: UserListMenuProps) {
  const { id, anchor, scope, canWrite, readOnlyWhy, protectedRules, selected } = props;
  const { onChoose, onClose } = props;
  const t = useTranslations('userList.menu');
  const change = { why: canWrite ? null : readOnlyWhy, onChoose };

  return (
    <Menu id={id} anchorEl={anchor} open={anchor !== null} onClose={onClose}>
      <Item task="assign" icon={<AssignIcon />} label={t('assign')} {...change} />
      <Item
        task="subgroup"
        icon={<GroupIcon />}
        label={t(scope === 'group' ? 'subgroup' : 'group')}
        {...change}
      />
      <Item task="remove" icon={<RemoveIcon />} label={t('remove')} {...change} />
      <Item task="swap" icon={<SwapIcon />} label={t('swap')} {...change} />
      <Divider />
      <Item
        task="protected"
        icon={<ProtectedIcon />}
        label={t('protected', { count: protectedRules })}
        why={null}
        onChoose={onChoose}
      />
      <Item
        task="protectSelected"
        icon={<ProtectIcon />}
        label={t('protectSelected', { count: selected })}
        why={selected === 0 ? t('noneSelected') : null}
        onChoose={onChoose}
      />
    </Menu>
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
