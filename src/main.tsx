import { StrictMode, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { App, preload } from './app/app';
import { leaveLeftoverWorker, unregisterLeftoverWorker } from './features/demo/leftover-worker';
import { FramedPage, mayBeShown, readFrameFacts } from './app/framing';
import { LanguageProvider } from './app/language-provider';
import { loadAppConfig, type AppConfig } from './gitlab/app-config';
import { isDemoInstance } from './gitlab/session/instance-url';
import { openSessionNews } from './gitlab/session/session';
import { createSessionStore } from './gitlab/session/session-store';
import { createTokenVault, type StoragePort } from './gitlab/session/token-vault';
import { effectiveChoice, localeOf } from './messages/language-choice';
import { loadMessages, type AppLocale } from './messages/locale';
import { languageSetting } from './storage/settings';

/** Even reading `window.localStorage` throws where the browser forbids storage. */
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
  // A token kept for a GitLab that is no longer allowed is not sent there.
  if (config.instanceLocked && vault.kept()?.instance !== config.instance) vault.clear();
  // The code behind the sign-in is fetched while the messages are.
  if (vault.kept()) preload(locale);
  const news = openSessionNews();
  news.subscribe(({ kind }) => {
    // Reloading also clears what this tab has in memory.
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

// In parallel: the settings rarely change the language, so the likely messages are fetched at once.
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
// In a frame that is not allowed, the token is not even read.
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
      <FramedPage />
    </LanguageProvider>
  ),
);
