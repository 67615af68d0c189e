import { createContext, useContext } from 'react';
import { useTranslations } from 'use-intl';
import { LANGUAGE_CHOICES, type LanguageChoice } from '../../messages/language-choice';
import { LANGUAGE_NAMES } from '../../messages/locale';
import { LanguageIcon } from '../icons/icons';
import { useAppLocale } from '../messages/messages-provider';
import { ChoiceMenu } from './choice-menu';

type LanguageControl = {
  readonly choice: LanguageChoice;
  /** Rejects, and changes nothing, where the messages cannot be loaded. */
  readonly choose: (choice: LanguageChoice) => Promise<void>;
};

export const LanguageContext = createContext<LanguageControl | null>(null);

/** A button with the menu of languages, each by its own name. Needs a `LanguageContext` above it. */
export function LanguageMenu() {
  const t = useTranslations('ui.language');
  const locale = useAppLocale();
  const control = useContext(LanguageContext);
  if (control === null) throw new Error('LanguageMenu needs a LanguageContext above it');
  const { choice, choose } = control;
  return (
    <ChoiceMenu
      title={t('label')}
      label={t('current', { language: LANGUAGE_NAMES[locale] })}
      icon={<LanguageIcon />}
      choices={LANGUAGE_CHOICES.map((value) =>
        value === 'system'
          ? { value, label: t('system') }
          : { value, label: LANGUAGE_NAMES[value], lang: value },
      )}
      chosen={choice}
      onChoose={choose}
      failureText={t('failed')}
    />
  );
}
