import DarkModeIcon from '@mui/icons-material/DarkModeOutlined';
import LightModeIcon from '@mui/icons-material/LightModeOutlined';
import SystemModeIcon from '@mui/icons-material/ContrastOutlined';

export const COLOR_MODE_ICONS = {
  light: LightModeIcon,
  dark: DarkModeIcon,
  system: SystemModeIcon,
} as const;
