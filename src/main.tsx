import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App, preload } from './app/app';
import { FramedPage } from './app/framed-page';
import { LanguageProvider } from './app/language-provider';
import {
  browser,
  configuring,
  earlyAnswers,
  leaving,
  likelyLocale,
  likelyMessages,
  signInAnswer,
  starting,
  tab,
  vault,
} from './early';
import { unregisterLeftoverWorker } from './features/demo/leftover-worker';
import { isDemoInstance } from './gitlab/session/instance-url';
import { openSessionNews } from './gitlab/session/session';
import { createSessionStore } from './gitlab/session/session-store';
import { effectiveChoice, localeOf } from './messages/language-choice';
import { type AppLocale, loadMessages } from './messages/locale';
import { languageSetting } from './storage/settings';
import { rememberFailedStyles } from './ui/layout/failed-styles';

function restoreSession(locale: AppLocale) {
  // The code behind the sign-in is fetched while the messages are.
  if (vault.kept()) preload(locale);
  const news = openSessionNews();
  news.subscribe(({ kind }) => {
    // Reloading also clears what this tab has in memory.
    if (kind === 'forgotten') window.location.replace(`${import.meta.env.BASE_URL}sign-in`);
  });
  return createSessionStore(vault, {
    browser,
    fetch: earlyAnswers.fetch,
    news,
    tab,
    answer: signInAnswer,
    prepare: async (instance) => {
      if (!isDemoInstance(instance)) await unregisterLeftoverWorker();
    },
  });
}

/** Not at the top level: where a module awaits there, the bundler gives each import a file, and a request, of its own. */
async function start(): Promise<void> {
  const config = await configuring;
  const choice = effectiveChoice(languageSetting.read(), config.language);
  const locale = localeOf(choice, navigator.languages);
  document.documentElement.lang = locale;

  // In a frame that is not allowed, the token is not even read.
  const store = (await starting) ? restoreSession(locale) : null;
  const messages = await (locale === likelyLocale ? likelyMessages : loadMessages(locale));
  const root = document.getElementById('root');
  if ((await leaving) || root === null) return;

  const language = { choice, locale, messages };
  createRoot(root).render(
    <StrictMode>
      {store ? (
        <App store={store} config={config} language={language} />
      ) : (
        <LanguageProvider initial={language} configured={config.language}>
          <FramedPage />
        </LanguageProvider>
      )}
    </StrictMode>,
  );
}

rememberFailedStyles();
void start();
