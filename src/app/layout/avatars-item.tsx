import CheckIcon from '@mui/icons-material/Check';
import ListItemIcon from '@mui/material/ListItemIcon';
import ListItemText from '@mui/material/ListItemText';
import MenuItem from '@mui/material/MenuItem';
import { useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import { allAvatarsSetting } from '../../storage/settings';

/** For the account menu. A build for one GitLab has no choice: its policy lets no other host in. */
export function AvatarsItem() {
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
