import LanguageIcon from '@mui/icons-material/Translate';
import IconButton from '@mui/material/IconButton';
import { type ComponentType, useId, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import type { LanguageChoice } from '../messages/language-choice';
import { LANGUAGE_NAMES } from '../messages/locale';
import type { LanguageChoicesProps } from './language-choices';
import { useLanguage } from './language-context';
import { useAnnounce } from './live-region';

type Choices = ComponentType<LanguageChoicesProps>;

/** As with the colour modes: few ever open this menu, and menus are much to load. */
const loadChoices = async (): Promise<Choices> =>
  (await import('./language-choices')).LanguageChoices;

/** A button with the menu of languages. Needs a `LanguageContext` above it. */
export function LanguageMenu() {
  const t = useTranslations('ui.language');
  const locale = useLocale();
  const { choice, choose } = useLanguage();
  const announce = useAnnounce();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [Choices, setChoices] = useState<Choices | null>(null);
  const [failed, setFailed] = useState(false);
  const menuId = useId();

  function prepare() {
    if (Choices) return;
    // Offline for a moment: the next attempt asks again.
    loadChoices().then(
      (loaded) => setChoices(() => loaded),
      () => undefined,
    );
  }

  async function take(next: LanguageChoice) {
    setFailed(false);
    try {
      await choose(next);
      setAnchor(null);
    } catch {
      setFailed(true);
      announce(t('failed'), 'assertive');
    }
  }

  return (
    <>
      <IconButton
        title={t('label')}
        aria-label={t('current', { language: LANGUAGE_NAMES[locale] })}
        aria-haspopup="menu"
        aria-controls={anchor ? menuId : undefined}
        aria-expanded={anchor !== null}
        onPointerEnter={prepare}
        onFocus={prepare}
        onClick={(event) => {
          prepare();
          setFailed(false);
          setAnchor(event.currentTarget);
        }}
      >
        <LanguageIcon />
      </IconButton>
      {Choices && (
        <Choices
          id={menuId}
          anchor={anchor}
          choice={choice}
          failed={failed}
          onChoose={(next) => void take(next)}
          onClose={() => setAnchor(null)}
        />
      )}
    </>
  );
}
