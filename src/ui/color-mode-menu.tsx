import CurrentMark from '@mui/icons-material/Check';
import DarkModeIcon from '@mui/icons-material/DarkModeOutlined';
import LightModeIcon from '@mui/icons-material/LightModeOutlined';
import SystemModeIcon from '@mui/icons-material/ContrastOutlined';
import IconButton from '@mui/material/IconButton';
import ListItemIcon from '@mui/material/ListItemIcon';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useColorScheme } from '@mui/material/styles';
import Tooltip from '@mui/material/Tooltip';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { type Mode, MODES } from './mode-storage';

const ICONS = { light: LightModeIcon, dark: DarkModeIcon, system: SystemModeIcon } as const;

/** A button with the menu light, dark, system. Needs `AppTheme` above it. */
export function ColorModeMenu() {
  const t = useTranslations('ui.colorMode');
  const { mode = 'system', setMode } = useColorScheme();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const menuId = useId();
  const CurrentIcon = ICONS[mode];

  function choose(next: Mode) {
    setMode(next);
    setAnchor(null);
  }

  return (
    <>
      <Tooltip title={t('label')}>
        <IconButton
          aria-label={t('current', { mode: t(mode) })}
          aria-haspopup="menu"
          aria-controls={anchor ? menuId : undefined}
          aria-expanded={anchor !== null}
          onClick={(event) => setAnchor(event.currentTarget)}
        >
          <CurrentIcon />
        </IconButton>
      </Tooltip>
      <Menu id={menuId} anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {MODES.map((option) => {
          const Icon = ICONS[option];
          return (
            <MenuItem
              key={option}
              role="menuitemradio"
              aria-checked={option === mode}
              selected={option === mode}
              onClick={() => choose(option)}
            >
              <ListItemIcon>
                <Icon />
              </ListItemIcon>
              {t(option)}
              {option === mode && <CurrentMark sx={{ ml: 'auto', fontSize: 16 }} />}
            </MenuItem>
          );
        })}
      </Menu>
    </>
  );
}
