import { startTransition, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import {
  effectiveChoice,
  type LanguageChoice,
  localeOf,
  regionOf,
} from '../messages/language-choice';
import {
  type AppLocale,
  type AppMessages,
  loadAreaMessages,
  loadMessages,
  loadReportMessages,
} from '../messages/locale';
import { languageSetting } from '../storage/settings';
import { LanguageContext } from '../ui/controls/language-menu';
import { MessagesProvider } from '../ui/messages/messages-provider';

export type Language = {
  readonly choice: LanguageChoice;
  readonly locale: AppLocale;
  readonly messages: AppMessages;
};

/** Loads all messages of a language, so that no part of the page has to wait afterwards. */
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
  readonly initial: Language;
  /** The language tag in `config.json`, if any. */
  readonly configured: string | null;
  readonly children: ReactNode;
};

/** Provides the messages of the chosen language, and changes the language without losing the state of the page. */
export function LanguageProvider({ initial, configured, children }: LanguageProviderProps) {
  const [language, setLanguage] = useState(initial);
  const { choice, locale, messages } = language;
  const latest = useRef(0);
  /** The choice whose messages were loaded last. */
  const loadedChoice = useRef(choice);

  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);

  const change = useMemo(
    () => async (next: LanguageChoice) => {
      latest.current += 1;
      const request = latest.current;
      const loaded = await loadLanguage(next);
      // The last choice counts, not the one that loaded last.
      if (request !== latest.current) return;
      loadedChoice.current = next;
      startTransition(() => setLanguage(loaded));
    },
    [],
  );

  useEffect(
    () =>
      languageSetting.subscribe(() => {
        const next = effectiveChoice(languageSetting.read(), configured);
        // If the messages cannot be loaded, this tab keeps its language.
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
      <MessagesProvider locale={regionOf(locale, navigator.languages)} messages={messages}>
        {children}
      </MessagesProvider>
    </LanguageContext>
  );
}
