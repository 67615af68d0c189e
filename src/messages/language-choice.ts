import { type AppLocale, LOCALES, pickLocale } from './locale';

/** The languages to choose from; `system` follows the browser. */
export const LANGUAGE_CHOICES = ['system', ...LOCALES] as const;

export type LanguageChoice = (typeof LANGUAGE_CHOICES)[number];

function asChoice(value: string | null): LanguageChoice | undefined {
  return LANGUAGE_CHOICES.find((choice) => choice === value);
}

/**
 * The choice in effect: the stored one, else the language in `config.json`, else `system`. A language that
 * the app does not have counts as none.
 * @param kept what the browser has stored, unchecked
 * @param configured a language tag from `config.json`
 */
export function effectiveChoice(kept: string | null, configured: string | null): LanguageChoice {
  const own = asChoice(kept);
  if (own !== undefined) return own;
  const language = configured?.toLowerCase().split('-')[0] ?? null;
  return asChoice(language) ?? 'system';
}

/**
 * The tag by whose region dates, times and numbers are written: the browser's first one of that language, such as
 * `en-GB` for `en`, else the language itself.
 */
export function regionOf(locale: AppLocale, languages: readonly string[]): string {
  return languages.find((tag) => isTagOf(locale, tag)) ?? locale;
}

function isTagOf(locale: AppLocale, tag: string): boolean {
  try {
    return new Intl.Locale(tag).language === locale;
  } catch {
    // Some systems hand their own names on, such as `en_US.UTF-8`.
    return false;
  }
}

/** The language of a choice, in a browser with these languages. */
export function localeOf(choice: LanguageChoice, languages: readonly string[]): AppLocale {
  return choice === 'system' ? pickLocale(languages) : choice;
}
