import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app';
import { preload } from './app/behind-sign-in';
import { loadAppConfig } from './gitlab/app-config';
import { createSessionStore } from './gitlab/session-store';
import { createTokenVault, type StoragePort } from './gitlab/token-vault';
import { effectiveChoice, localeOf } from './messages/language-choice';
import { loadMessages } from './messages/locale';
import { readLanguage } from './storage/language-setting';

/** Merely naming a storage throws where the browser forbids it. */
function storageOrNull(read: () => Storage): StoragePort {
  try {
    return read();
  } catch {
    return null;
  }
}

// Side by side: the words are nearly always those of the browser's language or of the one chosen before,
// and the settings are small.
const configuring = loadAppConfig(import.meta.env.BASE_URL, window.location.href);
const kept = readLanguage();
const likely = localeOf(effectiveChoice(kept, null), navigator.languages);
const likelyWords = loadMessages(likely);
const config = await configuring;
const choice = effectiveChoice(kept, config.language);
const locale = localeOf(choice, navigator.languages);
document.documentElement.lang = locale;

const browser = storageOrNull(() => window.localStorage);
const vault = createTokenVault(
  storageOrNull(() => window.sessionStorage),
  browser,
);
// A token kept for another GitLab than the one allowed by now is not sent there any more.
if (config.instanceLocked && vault.kept()?.instance !== config.instance) vault.clear();
// Both ask for code, which comes while the words do.
if (vault.kept()) preload(locale);
const store = createSessionStore(vault, browser);

const messages = await (locale === likely ? likelyWords : loadMessages(locale));

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App store={store} config={config} language={{ choice, locale, messages }} />
    </StrictMode>,
  );
}
