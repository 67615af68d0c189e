import type { english } from './en';
import type { englishArea } from './en/area';
import type check from './en/check.json';
import type { englishReports } from './en/reports';

export const LOCALES = ['en', 'de'] as const;

export type AppLocale = (typeof LOCALES)[number];

/** Words that come with the pages that need them. */
type AreaMessages = typeof englishArea;
type ReportMessages = typeof englishReports;
type CheckMessages = { readonly check: typeof check };

export type AppMessages = typeof english & AreaMessages & ReportMessages & CheckMessages;

/** The language used where none of the reader's own languages is offered. */
export const DEFAULT_LOCALE: AppLocale = 'en';

/** What each language calls itself, so that its readers find it whatever the page is in. */
export const LANGUAGE_NAMES: Readonly<Record<AppLocale, string>> = { en: 'English', de: 'Deutsch' };

/** A chunk for each language, so that nobody downloads the words of another one. */
const LOADERS: Readonly<Record<AppLocale, () => Promise<typeof english>>> = {
  en: async () => (await import('./en')).english,
  de: async () => (await import('./de')).german,
};

const AREA_LOADERS: Readonly<Record<AppLocale, () => Promise<AreaMessages>>> = {
  en: async () => (await import('./en/area')).englishArea,
  de: async () => (await import('./de/area')).germanArea,
};

const REPORT_LOADERS: Readonly<Record<AppLocale, () => Promise<ReportMessages>>> = {
  en: async () => (await import('./en/reports')).englishReports,
  de: async () => (await import('./de/reports')).germanReports,
};

const CHECK_LOADERS: Readonly<Record<AppLocale, () => Promise<CheckMessages>>> = {
  en: async () => ({ check: (await import('./en/check.json')).default }),
  de: async () => ({ check: (await import('./de/check.json')).default }),
};

/** The words that the app starts with. The rest of their type is there below `MoreWords`. */
export async function loadMessages(locale: AppLocale): Promise<AppMessages> {
  return (await LOADERS[locale]()) as AppMessages;
}

/** The words of what is behind the sign-in; the same promise for the same language, for React's `use`. */
export const loadAreaMessages = once(AREA_LOADERS);

/** The words of the report pages; the same promise for the same language, for React's `use`. */
export const loadReportMessages = once(REPORT_LOADERS);

/** The words of the check of a GitLab, also on the sign-in page; the same promise for the same language. */
export const loadCheckMessages = once(CHECK_LOADERS);

function once<Messages>(
  loaders: Readonly<Record<AppLocale, () => Promise<Messages>>>,
): (locale: AppLocale) => Promise<Messages> {
  const loading = new Map<AppLocale, Promise<Messages>>();
  return (locale) => {
    const before = loading.get(locale);
    if (before) return before;
    const messages = loaders[locale]();
    loading.set(locale, messages);
    // Offline for a moment: the next page that needs them asks again.
    messages.catch(() => loading.delete(locale));
    return messages;
  };
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
