import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app';
import { preload } from './app/behind-sign-in';
import { loadAppConfig } from './gitlab/app-config';
import { createSessionStore } from './gitlab/session-store';
import { createTokenVault, type StoragePort } from './gitlab/token-vault';
import { loadMessages, pickLocale } from './messages/locale';

/** Merely naming a storage throws where the browser forbids it. */
function storageOrNull(read: () => Storage): StoragePort {
  try {
    return read();
  } catch {
    return null;
  }
}

// Side by side: the words are nearly always those of the browser's language, and the settings are small.
const configuring = loadAppConfig(import.meta.env.BASE_URL, window.location.href);
const wordsOfBrowser = loadMessages(pickLocale(navigator.languages));
const config = await configuring;
const locale = pickLocale([...(config.language ? [config.language] : []), ...navigator.languages]);

const vault = createTokenVault(
  storageOrNull(() => window.sessionStorage),
  storageOrNull(() => window.localStorage),
);
// A token kept for another GitLab than the one allowed by now is not sent there any more.
if (config.instanceLocked && vault.kept()?.instance !== config.instance) vault.clear();
// Both ask for code, which comes while the words do.
if (vault.kept()) preload(locale);
const store = createSessionStore(vault);

const messages = await (config.language ? loadMessages(locale) : wordsOfBrowser);

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App store={store} config={config} locale={locale} messages={messages} />
    </StrictMode>,
  );
}
