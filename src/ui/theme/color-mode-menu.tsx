import { useTranslations } from 'use-intl';
import { ChoiceMenu } from '../controls/choice-menu';
import { DarkModeIcon, LightModeIcon, SystemModeIcon } from '../icons/icons';
import { MODES, useColorMode } from './color-mode';

const ICONS = { light: LightModeIcon, dark: DarkModeIcon, system: SystemModeIcon } as const;

/** A button with the menu light, dark, system. */
export function ColorModeMenu() {
  const t = useTranslations('ui.colorMode');
  const [mode, setMode] = useColorMode();
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
