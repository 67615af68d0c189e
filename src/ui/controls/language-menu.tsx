import LanguageIcon from '@mui/icons-material/Translate';
import IconButton from '@mui/material/IconButton';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import type { LanguageChoice } from '../../messages/language-choice';
import { LANGUAGE_NAMES } from '../../messages/locale';
import { useLanguage } from './language-context';
import { useAnnounce } from '../feedback/live-region';
import { useLateMenu } from './use-lazy-menu';

const loadChoices = async () => (await import('./language-choices')).LanguageChoices;

/** A button with the menu of languages. Needs a `LanguageContext` above it. */
export function LanguageMenu() {
  const t = useTranslations('ui.language');
  const locale = useLocale();
  const { choice, choose } = useLanguage();
  const announce = useAnnounce();
  const { Menu, open, close, menuProps, buttonProps } = useLateMenu(loadChoices);
  const [failed, setFailed] = useState(false);

  async function take(next: LanguageChoice) {
    setFailed(false);
    try {
      await choose(next);
      close();
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
        {...buttonProps}
        onClick={(event) => {
          setFailed(false);
          open(event.currentTarget);
        }}
      >
        <LanguageIcon />
      </IconButton>
      {Menu && (
        <Menu {...menuProps} choice={choice} failed={failed} onChoose={(next) => void take(next)} />
      )}
    </>
  );
}
