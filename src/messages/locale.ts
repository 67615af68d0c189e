import type { english } from './en/index';
import type { englishArea } from './en/area';
import type check from './en/check.json';
import type { englishDeferred } from './en/deferred';
import type { englishOAuth } from './en/oauth-messages';
import type protectedUsers from './en/protectedUsers.json';
import type usage from './en/usage.json';
import type userList from './en/userList.json';
import type { englishReports } from './en/reports';

export const LOCALES = ['en', 'de'] as const;

export type AppLocale = (typeof LOCALES)[number];

/** Messages that are loaded with the pages that need them. */
type AreaMessages = typeof englishArea;
type ReportMessages = typeof englishReports;
type CheckMessages = { readonly check: typeof check };

type DeferredMessages = typeof englishDeferred;
type UsageMessages = { readonly usage: typeof usage };
type OAuthMessages = typeof englishOAuth;

type ProtectedUsersMessages = { readonly protectedUsers: typeof protectedUsers };
type UserListMessages = { readonly userList: typeof userList };

export type AppMessages = typeof english &
  AreaMessages &
  ReportMessages &
  CheckMessages &
  DeferredMessages &
  OAuthMessages &
  ProtectedUsersMessages &
  UserListMessages;

/** The language for browsers whose languages are all missing. */
export const DEFAULT_LOCALE: AppLocale = 'en';

/** Each language in its own name, so that its readers find it. */
export const LANGUAGE_NAMES: Readonly<Record<AppLocale, string>> = { en: 'English', de: 'Deutsch' };

/** A chunk for each language, so that no browser downloads another one. */
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

const DEFERRED_LOADERS: Readonly<Record<AppLocale, () => Promise<DeferredMessages>>> = {
  en: async () => (await import('./en/deferred')).englishDeferred,
  de: async () => (await import('./de/deferred')).germanDeferred,
};

const USAGE_LOADERS: Readonly<Record<AppLocale, () => Promise<UsageMessages>>> = {
  en: async () => ({ usage: (await import('./en/usage.json')).default }),
  de: async () => ({ usage: (await import('./de/usage.json')).default }),
};

const OAUTH_LOADERS: Readonly<Record<AppLocale, () => Promise<OAuthMessages>>> = {
  en: async () => (await import('./en/oauth-messages')).englishOAuth,
  de: async () => (await import('./de/oauth-messages')).germanOAuth,
};

const PROTECTED_USERS_LOADERS: Readonly<Record<AppLocale, () => Promise<ProtectedUsersMessages>>> =
  {
    en: async () => ({ protectedUsers: (await import('./en/protectedUsers.json')).default }),
    de: async () => ({ protectedUsers: (await import('./de/protectedUsers.json')).default }),
  };

const USER_LIST_LOADERS: Readonly<Record<AppLocale, () => Promise<UserListMessages>>> = {
  en: async () => ({ userList: (await import('./en/userList.json')).default }),
  de: async () => ({ userList: (await import('./de/userList.json')).default }),
};

/** The messages that the app starts with. The rest of the type is provided by `MoreMessages`. */
export async function loadMessages(locale: AppLocale): Promise<AppMessages> {
  return (await LOADERS[locale]()) as AppMessages;
}

/** The messages behind the sign-in; the same promise for the same language, for React's `use`. */
export const loadAreaMessages = once(AREA_LOADERS);

/** The messages of the report pages; likewise. */
export const loadReportMessages = once(REPORT_LOADERS);

/** The messages of the check of a GitLab, also on the sign-in page; likewise. */
export const loadCheckMessages = once(CHECK_LOADERS);

/** The messages of what comes once the rows are there: notices over the list of users, e-mail addresses; likewise. */
export const loadDeferredMessages = once(DEFERRED_LOADERS);

/** Those of use by feature alone, for the list of users; likewise. */
export const loadUsageMessages = once(USAGE_LOADERS);

/** The messages of signing in with GitLab; likewise. */
export const loadOAuthMessages = once(OAUTH_LOADERS);

/** The messages of the dialog of the protected users; likewise. */
export const loadProtectedUsersMessages = once(PROTECTED_USERS_LOADERS);

/** The messages of the menu and dialogs for lists of users; likewise. */
export const loadUserListMessages = once(USER_LIST_LOADERS);

function once<Messages>(
  loaders: Readonly<Record<AppLocale, () => Promise<Messages>>>,
): (locale: AppLocale) => Promise<Messages> {
  const loading = new Map<AppLocale, Promise<Messages>>();
  return (locale) => {
    const before = loading.get(locale);
    if (before) return before;
    const messages = loaders[locale]();
    loading.set(locale, messages);
    // After a failure, the next page that needs them tries again.
    messages.catch(() => loading.delete(locale));
    return messages;
  };
}

/** The first of the browser's languages that the app has; `en` serves `en-GB`. */
export function pickLocale(wanted: readonly string[]): AppLocale {
  for (const tag of wanted) {
    const language = tag.toLowerCase().split('-')[0];
    const match = LOCALES.find((locale) => locale === language);
    if (match !== undefined) return match;
  }
  return DEFAULT_LOCALE;
}

/** The number styles that messages name: compiled messages lack those of ICU. */
export const FORMATS = { number: { percent: { style: 'percent' } } } as const;
