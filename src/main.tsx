import { StrictMode, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app';
import { preload } from './app/behind-sign-in';
import { leaveLeftoverWorker, unregisterLeftoverWorker } from './features/demo/leftover-worker';
import { FramedPage } from './app/framed-page';
import { mayBeShown, readFrameFacts } from './app/framing';
import { LanguageProvider } from './app/language/language-provider';
import { loadAppConfig, type AppConfig } from './gitlab/app-config';
import { isDemoInstance } from './gitlab/session/instance-url';
import { openSessionNews } from './gitlab/session/session';
import { createSessionStore } from './gitlab/session/session-store';
import { createTokenVault, type StoragePort } from './gitlab/session/token-vault';
import { effectiveChoice, localeOf } from './messages/language-choice';
import { loadMessages, type AppLocale } from './messages/locale';
import { languageSetting } from './storage/settings';
import { AppTheme } from './ui/theme/app-theme';

/** Merely naming a storage throws where the browser forbids it. */
function storageOrNull(read: () => Storage): StoragePort {
  try {
    return read();
  } catch {
    return null;
  }
}

function restoreSession(config: AppConfig, locale: AppLocale) {
  const browser = storageOrNull(() => window.localStorage);
  const vault = createTokenVault(
    storageOrNull(() => window.sessionStorage),
    browser,
  );
  // A token kept for another GitLab than the one allowed by now is not sent there any more.
  if (config.instanceLocked && vault.kept()?.instance !== config.instance) vault.clear();
  // Both ask for code, which comes while the words do.
  if (vault.kept()) preload(locale);
  const news = openSessionNews();
  news.subscribe(({ kind }) => {
    // What this tab has in memory is gone as well once it is loaded anew.
    if (kind === 'forgotten') window.location.replace(`${import.meta.env.BASE_URL}sign-in`);
  });
  return createSessionStore(vault, {
    browser,
    news,
    prepare: async (instance) => {
      if (!isDemoInstance(instance)) await unregisterLeftoverWorker();
    },
  });
}

// Side by side: the words are nearly always those of the browser's language or of the one chosen before,
// and the settings are small.
const configuring = loadAppConfig(import.meta.env.BASE_URL, window.location.href);
const kept = languageSetting.read();
const likely = localeOf(effectiveChoice(kept, null), navigator.languages);
const likelyMessages = loadMessages(likely);
const isReloading = await leaveLeftoverWorker();
const config = await configuring;
const choice = effectiveChoice(kept, config.language);
const locale = localeOf(choice, navigator.languages);
document.documentElement.lang = locale;

const mayShow = mayBeShown(readFrameFacts(), config.frameAncestors);
// Not even read in a frame that may be a trap.
const store = mayShow && !isReloading ? restoreSession(config, locale) : null;

const messages = await (locale === likely ? likelyMessages : loadMessages(locale));

function show(page: ReactNode): void {
  const root = document.getElementById('root');
  if (root && !isReloading) createRoot(root).render(<StrictMode>{page}</StrictMode>);
}

const language = { choice, locale, messages };
show(
  store ? (
    <App store={store} config={config} language={language} />
  ) : (
    <LanguageProvider initial={language} configured={config.language}>
      <AppTheme>
        <FramedPage />
      </AppTheme>
    </LanguageProvider>
  ),
);
