import IconButton from '@mui/material/IconButton';
import { useColorScheme } from '@mui/material/styles';
import { type ComponentType, useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ColorModeChoicesProps } from './color-mode-choices';
import { COLOR_MODE_ICONS } from './color-mode-icons';
import type { Mode } from './mode-storage';

type Choices = ComponentType<ColorModeChoicesProps>;

/** Menus are much to load for a first page, and few ever open this one. */
const loadChoices = async (): Promise<Choices> =>
  (await import('./color-mode-choices')).ColorModeChoices;

/** A button with the menu light, dark, system. Needs `AppTheme` above it. */
export function ColorModeMenu() {
  const t = useTranslations('ui.colorMode');
  const { mode = 'system', setMode } = useColorScheme();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [Choices, setChoices] = useState<Choices | null>(null);
  const menuId = useId();
  const CurrentIcon = COLOR_MODE_ICONS[mode];

  function prepare() {
    if (Choices) return;
    // Offline for a moment: the next attempt asks again.
    loadChoices().then(
      (loaded) => setChoices(() => loaded),
      () => undefined,
    );
  }

  function choose(next: Mode) {
    setMode(next);
    setAnchor(null);
  }

  return (
    <>
      <IconButton
        title={t('label')}
        aria-label={t('current', { mode: t(mode) })}
        aria-haspopup="menu"
        aria-controls={anchor ? menuId : undefined}
        aria-expanded={anchor !== null}
        onPointerEnter={prepare}
        onFocus={prepare}
        onClick={(event) => {
          prepare();
          setAnchor(event.currentTarget);
        }}
      >
        <CurrentIcon />
      </IconButton>
      {Choices && (
        <Choices
          id={menuId}
          anchor={anchor}
          mode={mode}
          onChoose={choose}
          onClose={() => setAnchor(null)}
        />
      )}
    </>
  );
}
