import type { english } from './en';

export const LOCALES = ['en'] as const;

export type AppLocale = (typeof LOCALES)[number];

export type AppMessages = typeof english;

/** The language used where none of the reader's own languages is offered. */
export const DEFAULT_LOCALE: AppLocale = 'en';

/** A chunk for each language, so that nobody downloads the words of another one. */
const LOADERS: Readonly<Record<AppLocale, () => Promise<AppMessages>>> = {
  en: async () => (await import('./en')).english,
};

export function loadMessages(locale: AppLocale): Promise<AppMessages> {
  return LOADERS[locale]();
}

/** The first of the reader's languages that we have; `en-GB` is content with `en`. */
export function pickLocale(wanted: readonly string[]): AppLocale {
  for (const tag of wanted) {
    const language = tag.toLowerCase().split('-')[0];
    const match = LOCALES.find((locale) => locale === language);
    if (match !== undefined) return match;
  }
  return DEFAULT_LOCALE;
}
