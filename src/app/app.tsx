import { BrowserRouter } from 'react-router-dom';
import type { AppConfig } from '../gitlab/app-config';
import { SessionStoreContext } from '../gitlab/session-context';
import type { SessionStore } from '../gitlab/session-store';
import type { AppLocale, AppMessages } from '../messages/locale';
import { AppTheme } from '../ui/app-theme';
import { LiveRegionProvider } from '../ui/live-region';
import { WordsProvider } from '../ui/words-provider';
import { CrashBoundary } from './crash-boundary';
import { ConfigContext } from './config/config-context';
import { DemoProvider } from './demo/demo-context';
import { DemoDock } from './demo/demo-dock';
import { IdleLockGuard } from './lock/idle-lock-guard';
import { AppRoutes } from './app-routes';

type AppProps = {
  readonly store: SessionStore;
  readonly config: AppConfig;
  readonly locale: AppLocale;
  readonly messages: AppMessages;
};

/** Everything that every page needs, outermost first. */
export function App({ store, config, locale, messages }: AppProps) {
  return (
    <WordsProvider locale={locale} messages={messages}>
      <AppTheme>
        <CrashBoundary>
          <LiveRegionProvider>
            <ConfigContext value={config}>
              <SessionStoreContext value={store}>
                <DemoProvider>
                  <BrowserRouter basename={import.meta.env.BASE_URL}>
                    <AppRoutes />
                    <DemoDock />
                  </BrowserRouter>
                  <IdleLockGuard />
                </DemoProvider>
              </SessionStoreContext>
            </ConfigContext>
          </LiveRegionProvider>
        </CrashBoundary>
      </AppTheme>
    </WordsProvider>
  );
}
