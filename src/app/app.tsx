// First, so that all other styles come after it.
import '../ui/theme/page.css';
import '../ui/theme/print.css';
import { useEffect, useState } from 'react';
import { ConfigContext } from '../features/shared/config-context';
import { DemoProvider } from '../features/shared/demo-context';
import { ForgetProvider } from '../features/shared/forget/forget-context';
import { isSetupAddress, showSignInAddress } from '../features/shared/sign-in-address';
import { Waiting } from '../features/shared/waiting';
import { SignInPage } from '../features/sign-in/sign-in-page';
import type { AppConfig } from '../gitlab/app-config';
import { SessionStoreContext, useSessionState } from '../gitlab/session/session-context';
import type { SessionStore } from '../gitlab/session/session-store';
import { whenIdle } from '../lib/when-idle';
import {
  type AppLocale,
  loadAreaMessages,
  loadCheckMessages,
  loadOAuthMessages,
} from '../messages/locale';
import { LiveRegionProvider } from '../ui/feedback/live-region';
import { lazyPart } from '../ui/layout/lazy-part';
import { printInLight } from '../ui/layout/use-printing';
import { useAppLocale } from '../ui/messages/messages-provider';
import { followColorMode } from '../ui/theme/color-mode';
import { CrashBoundary } from './crash-boundary';
import { type Language, LanguageProvider } from './language-provider';

type AppProps = {
  readonly store: SessionStore;
  readonly config: AppConfig;
  readonly language: Language;
};

/** The providers that every page needs, outermost first. */
export function App({ store, config, language }: AppProps) {
  useEffect(followColorMode, []);
  useEffect(printInLight, []);
  return (
    <LanguageProvider initial={language} configured={config.language}>
      <CrashBoundary>
        <LiveRegionProvider>
          <ConfigContext value={config}>
            <SessionStoreContext value={store}>
              <DemoProvider>
                <ForgetProvider>
                  <SignInSwitch />
                </ForgetProvider>
              </DemoProvider>
            </SessionStoreContext>
          </ConfigContext>
        </LiveRegionProvider>
      </CrashBoundary>
    </LanguageProvider>
  );
}

/** The code behind the sign-in: the router, the GraphQL client, the pages. */
const loadRouter = () => import('./app-router');

const AppRouter = lazyPart(async () => (await loadRouter()).AppRouter, <Waiting />, {
  failure: 'thrown',
  isPlain: true,
});

const CheckBeforeSignIn = lazyPart(
  async () => (await import('../features/check/check-page')).CheckBeforeSignIn,
  null,
  { messages: loadCheckMessages },
);

const SetupPage = lazyPart(
  async () => (await import('../features/sign-in/setup/setup-page')).SetupPage,
  <Waiting />,
  { messages: loadOAuthMessages, isPlain: true },
);

const SIGN_IN_PAGE = <SignInPage Check={CheckBeforeSignIn} />;

/**
 * Shows the sign-in page without the code behind it, not even the router. From the first sign-in on, the
 * router shows all pages, the sign-in page too.
 */
function SignInSwitch() {
  const state = useSessionState();
  const [entered, setEntered] = useState(false);
  if (isSetupAddress(import.meta.env.BASE_URL)) return <SetupPage />;
  const isInside = state.kind === 'signed-in' || state.kind === 'interrupted';
  if (isInside && !entered) setEntered(true);
  if (entered || isInside) return <AppRouter signInPage={SIGN_IN_PAGE} />;
  return state.kind === 'restoring' ? <Waiting /> : <SignInAtStart />;
}

function SignInAtStart() {
  const locale = useAppLocale();
  useEffect(() => whenIdle(() => preload(locale)), [locale]);

  useEffect(() => {
    const show = () => showSignInAddress(import.meta.env.BASE_URL);
    show();
    // Back and forward lead to addresses that an earlier load of this tab has shown.
    window.addEventListener('popstate', show);
    return () => window.removeEventListener('popstate', show);
  }, []);
  return SIGN_IN_PAGE;
}

/** Starts to fetch the code and the messages behind the sign-in. */
export function preload(locale: AppLocale): void {
  // A failure is no problem here: both are requested again when they are needed.
  loadRouter().catch(() => undefined);
  loadAreaMessages(locale).catch(() => undefined);
}
