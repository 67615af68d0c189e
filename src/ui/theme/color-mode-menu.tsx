import IconButton from '@mui/material/IconButton';
import { useColorScheme } from '@mui/material/styles';
import { useTranslations } from 'use-intl';
import { COLOR_MODE_ICONS } from './color-mode-icons';
import type { Mode } from './mode-storage';
import { useLateMenu } from '../controls/use-lazy-menu';

const loadChoices = async () => (await import('./color-mode-choices')).ColorModeChoices;

/** A button with the menu light, dark, system. Needs `AppTheme` above it. */
export function ColorModeMenu() {
  const t = useTranslations('ui.colorMode');
  const { mode = 'system', setMode } = useColorScheme();
  const { Menu, open, close, menuProps, buttonProps } = useLateMenu(loadChoices);
  const CurrentIcon = COLOR_MODE_ICONS[mode];

  function choose(next: Mode) {
    setMode(next);
    close();
  }

  return (
    <>
      <IconButton
        title={t('label')}
        aria-label={t('current', { mode: t(mode) })}
        {...buttonProps}
        onClick={(event) => open(event.currentTarget)}
      >
        <CurrentIcon />
      </IconButton>
      {Menu && <Menu {...menuProps} mode={mode} onChoose={choose} />}
    </>
  );
}
