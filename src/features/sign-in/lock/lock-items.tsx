import LockIcon from '@mui/icons-material/LockOutlined';
import CheckIcon from '@mui/icons-material/Check';
import ListItemIcon from '@mui/material/ListItemIcon';
import ListSubheader from '@mui/material/ListSubheader';
import MenuItem from '@mui/material/MenuItem';
import { useTranslations } from 'use-intl';
import type { IdleChoice } from './idle-choice';

type LockItemsProps = {
  readonly choices: readonly IdleChoice[];
  readonly chosen: IdleChoice;
  readonly onChoose: (choice: IdleChoice) => void;
  readonly onLockNow: () => void;
};

/** For the account menu: lock now, and after how long to do so without being asked. */
export function LockItems({ choices, chosen, onChoose, onLockNow }: LockItemsProps) {
  const t = useTranslations('lock');
  return (
    <>
      <MenuItem onClick={onLockNow}>
        <ListItemIcon>
          <LockIcon fontSize="small" />
        </ListItemIcon>
        {t('now')}
      </MenuItem>
      <ListSubheader role="presentation" disableSticky>
        {t('title')}
      </ListSubheader>
      {choices.map((choice) => (
        <MenuItem
          key={choice ?? 'off'}
          role="menuitemradio"
          aria-checked={choice === chosen}
          onClick={() => onChoose(choice)}
        >
          <ListItemIcon>{choice === chosen && <CheckIcon fontSize="small" />}</ListItemIcon>
          {choice === null ? t('off') : t('after', { minutes: choice })}
        </MenuItem>
      ))}
    </>
  );
}
