import { type AppLocale, LOCALES, pickLocale } from './locale';

/** What a person can choose: `system` follows the browser. */
export const LANGUAGE_CHOICES = ['system', ...LOCALES] as const;

export type LanguageChoice = (typeof LANGUAGE_CHOICES)[number];

function asChoice(value: string | null): LanguageChoice | undefined {
  return LANGUAGE_CHOICES.find((choice) => choice === value);
}

/**
 * What counts: the person's own choice, or else the language that the page's settings name, or else the
 * browser's. A language that there is not counts as none.
 * @param kept what the browser has kept, whatever that is
 * @param configured a language tag from `config.json`
 */
export function effectiveChoice(kept: string | null, configured: string | null): LanguageChoice {
  const own = asChoice(kept);
  if (own !== undefined) return own;
  const language = configured?.toLowerCase().split('-')[0] ?? null;
  return asChoice(language) ?? 'system';
}

/** The language of a choice, for a reader whose browser has these languages. */
export function localeOf(choice: LanguageChoice, languages: readonly string[]): AppLocale {
  return choice === 'system' ? pickLocale(languages) : choice;
}
