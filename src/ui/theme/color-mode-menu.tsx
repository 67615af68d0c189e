import SystemModeIcon from '@mui/icons-material/ContrastOutlined';
import DarkModeIcon from '@mui/icons-material/DarkModeOutlined';
import LightModeIcon from '@mui/icons-material/LightModeOutlined';
import { useColorScheme } from '@mui/material/styles';
import { useTranslations } from 'use-intl';
import { ChoiceMenu } from '../controls/choice-menu';
import { MODES } from './mode-storage';

const ICONS = { light: LightModeIcon, dark: DarkModeIcon, system: SystemModeIcon } as const;

/** A button with the menu light, dark, system. Needs `AppTheme` above it. */
export function ColorModeMenu() {
  const t = useTranslations('ui.colorMode');
  const { mode = 'system', setMode } = useColorScheme();
  const CurrentIcon = ICONS[mode];
  return (
    <ChoiceMenu
      title={t('label')}
      label={t('current', { mode: t(mode) })}
      icon={<CurrentIcon />}
      choices={MODES.map((value) => {
        const Icon = ICONS[value];
        return { value, label: t(value), icon: <Icon /> };
      })}
      chosen={mode}
      onChoose={setMode}
    />
  );
}
