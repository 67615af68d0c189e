import { startTransition, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { effectiveChoice, type LanguageChoice, localeOf } from '../../messages/language-choice';
import {
  type AppLocale,
  type AppMessages,
  loadAreaMessages,
  loadMessages,
  loadReportMessages,
} from '../../messages/locale';
import { languageSetting } from '../../storage/settings';
import { LanguageContext } from '../../ui/controls/language-context';
import { MessagesProvider } from '../../ui/messages/messages-provider';

export type Language = {
  readonly choice: LanguageChoice;
  readonly locale: AppLocale;
  readonly messages: AppMessages;
};

/** A choice with all its words, so that nothing has to wait once it is made. */
async function loadLanguage(choice: LanguageChoice): Promise<Language> {
  const locale = localeOf(choice, navigator.languages);
  const [messages] = await Promise.all([
    loadMessages(locale),
    loadAreaMessages(locale),
    loadReportMessages(locale),
  ]);
  return { choice, locale, messages };
}

type LanguageProviderProps = {
  /** What the page starts with. */
  readonly initial: Language;
  /** The language that the page's settings name. */
  readonly configured: string | null;
  readonly children: ReactNode;
};

/** The words of the language chosen, and the way to choose another one while everything stays as it is. */
export function LanguageProvider({ initial, configured, children }: LanguageProviderProps) {
  const [language, setLanguage] = useState(initial);
  const { choice, locale, messages } = language;
  const latest = useRef(0);
  /** The choice whose words were loaded last. */
  const loadedChoice = useRef(choice);

  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);

  const change = useMemo(
    () => async (next: LanguageChoice) => {
      latest.current += 1;
      const turn = latest.current;
      const loaded = await loadLanguage(next);
      // Whoever chooses quickly gets what was chosen last, not what came last.
      if (turn !== latest.current) return;
      loadedChoice.current = next;
      startTransition(() => setLanguage(loaded));
    },
    [],
  );

  useEffect(
    () =>
      languageSetting.subscribe(() => {
        const next = effectiveChoice(languageSetting.read(), configured);
        // Offline for a moment: this tab keeps its language.
        if (next !== loadedChoice.current) change(next).catch(() => undefined);
      }),
    [change, configured],
  );

  const control = useMemo(
    () => ({
      choice,
      async choose(next: LanguageChoice) {
        await change(next);
        languageSetting.write(next);
      },
    }),
    [choice, change],
  );

  return (
    <LanguageContext value={control}>
      <MessagesProvider locale={locale} messages={messages}>
        {children}
      </MessagesProvider>
    </LanguageContext>
  );
}
