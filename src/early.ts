/**
 * The first code of the page that runs, in a file of its own: while the rest is still loading, it reads what the
 * start depends on, and sends the questions of the last visit where this tab kept a token.
 */
import { mayBeShown, readFrameFacts } from './app/framing';
import { leaveLeftoverWorker } from './features/demo/leftover-worker';
import { loadAppConfig } from './gitlab/app-config';
import { createFirstQuestions } from './gitlab/session/first-questions';
import { createTokenVault, type StoragePort } from './gitlab/session/token-vault';
import { createEarlyAnswers } from './gitlab/transport/early-answers';
import { TOKEN_SELF } from './gitlab/transport/transport';
import { effectiveChoice, localeOf } from './messages/language-choice';
import { loadAreaMessages, loadMessages } from './messages/locale';
import { languageSetting } from './storage/settings';

/** Even reading `window.localStorage` throws where the browser forbids storage. */
function storageOrNull(read: () => Storage): StoragePort {
  try {
    return read();
  } catch {
    return null;
  }
}

declare global {
  interface Window {
    /** GitLab's answer to a sign-in: the page's own script has taken it out of the address. */
    signInAnswer?: string;
  }
}

function takeSignInAnswer(): string | null {
  const { signInAnswer = null } = window;
  delete window.signInAnswer;
  return signInAnswer;
}

export const signInAnswer = takeSignInAnswer();
export const browser = storageOrNull(() => window.localStorage);
export const tab = storageOrNull(() => window.sessionStorage);
export const vault = createTokenVault(tab, browser);
export const earlyAnswers = createEarlyAnswers();

/** The language as far as it is known without `config.json`, which rarely names one. */
export const likelyLocale = localeOf(
  effectiveChoice(languageSetting.read(), null),
  navigator.languages,
);
export const likelyMessages = loadMessages(likelyLocale);

export const configuring = loadAppConfig(import.meta.env.BASE_URL, window.location.href);
export const leaving = leaveLeftoverWorker();

/** Whether the page shows itself and reads a kept token: not in a frame that may not, nor while it reloads. */
export const starting = mayStart();

async function mayStart(): Promise<boolean> {
  const [config, isReloading] = await Promise.all([configuring, leaving]);
  if (isReloading || !mayBeShown(readFrameFacts(), config.frameAncestors)) return false;
  // A token kept for a GitLab that is no longer allowed is not sent there.
  if (config.instanceLocked && vault.kept()?.instance !== config.instance) vault.clear();
  askFirst();
  return true;
}

function askFirst(): void {
  const kept = vault.kept();
  if (!kept || signInAnswer !== null) return;
  loadAreaMessages(likelyLocale).catch(() => undefined);
  const { instance, token, owner, grant } = kept;
  // Of a token that has to be renewed, the session sees to it first.
  if (grant && grant.renewAt <= Date.now()) return;
  // What GitLab gave by OAuth, it described at once.
  if (!grant) earlyAnswers.get(instance, token, TOKEN_SELF);
  const questions = createFirstQuestions(browser, () => owner).read(scopeOfPage());
  for (const body of questions) earlyAnswers.query(instance, token, body);
}

/** The path of the group on this page, or the instance; null on other pages. */
function scopeOfPage(): string | null {
  const path = window.location.pathname.slice(import.meta.env.BASE_URL.length);
  const [area, group = ''] = path.split('/');
  if (area === 'instance') return '';
  if (area !== 'groups' || group === '') return null;
  try {
    return decodeURIComponent(group);
  } catch {
    return null;
  }
}
