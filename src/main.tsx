import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app';
import { createTokenVault, type StoragePort } from './gitlab/token-vault';
import { createSessionStore } from './gitlab/session-store';
import { loadMessages, pickLocale } from './messages/locale';

/** Merely naming a storage throws where the browser forbids it. */
function storageOrNull(read: () => Storage): StoragePort {
  try {
    return read();
  } catch {
    return null;
  }
}

const vault = createTokenVault(
  storageOrNull(() => window.sessionStorage),
  storageOrNull(() => window.localStorage),
);
const locale = pickLocale(navigator.languages);
const messages = await loadMessages(locale);
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App store={createSessionStore(vault)} locale={locale} messages={messages} />
    </StrictMode>,
  );
}
