import CurrentMark from '@mui/icons-material/Check';
import ListItemIcon from '@mui/material/ListItemIcon';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useTranslations } from 'use-intl';
import { COLOR_MODE_ICONS } from './color-mode-icons';
import { type Mode, MODES } from './mode-storage';

export type ColorModeChoicesProps = {
  readonly id: string;
  readonly anchor: HTMLElement | null;
  readonly mode: Mode;
  readonly onChoose: (mode: Mode) => void;
  readonly onClose: () => void;
};

/** The menu light, dark, system. */
export function ColorModeChoices({ id, anchor, mode, onChoose, onClose }: ColorModeChoicesProps) {
  const t = useTranslations('ui.colorMode');
  return (
    <Menu id={id} anchorEl={anchor} open={anchor !== null} onClose={onClose}>
      {MODES.map((option) => {
        const Icon = COLOR_MODE_ICONS[option];
        return (
          <MenuItem
            key={option}
            role="menuitemradio"
            aria-checked={option === mode}
            selected={option === mode}
            onClick={() => onChoose(option)}
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
  );
}
