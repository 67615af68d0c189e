import CheckIcon from '@mui/icons-material/Check';
import ListItemIcon from '@mui/material/ListItemIcon';
import ListItemText from '@mui/material/ListItemText';
import MenuItem from '@mui/material/MenuItem';
import { useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import { allowAllAvatars, allowsAllAvatars, watchAvatars } from '../../storage/avatars-setting';

/** For the account menu. A build for one GitLab has no choice: its policy lets no other host in. */
export function AvatarsItem() {
  const t = useTranslations('shell');
  const checked = useSyncExternalStore(watchAvatars, allowsAllAvatars);
  if (!__ANY_GITLAB__) return null;
  return (
    <MenuItem
      role="menuitemcheckbox"
      aria-checked={checked}
      onClick={() => allowAllAvatars(!checked)}
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
