import { BrowserRouter } from 'react-router-dom';
import { SessionStoreContext } from '../gitlab/session-context';
import type { SessionStore } from '../gitlab/session-store';
import type { AppLocale, AppMessages } from '../messages/locale';
import { AppTheme } from '../ui/app-theme';
import { LiveRegionProvider } from '../ui/live-region';
import { WordsProvider } from '../ui/words-provider';
import { CrashBoundary } from './crash-boundary';
import { DemoProvider } from './demo/demo-context';
import { DemoDock } from './demo/demo-dock';
import { AppRoutes } from './app-routes';

type AppProps = {
  readonly store: SessionStore;
  readonly locale: AppLocale;
  readonly messages: AppMessages;
};

/** Everything that every page needs, outermost first. */
export function App({ store, locale, messages }: AppProps) {
  return (
    <WordsProvider locale={locale} messages={messages}>
      <AppTheme>
        <CrashBoundary>
          <LiveRegionProvider>
            <SessionStoreContext value={store}>
              <DemoProvider>
                <BrowserRouter basename={import.meta.env.BASE_URL}>
                  <AppRoutes />
                  <DemoDock />
                </BrowserRouter>
              </DemoProvider>
            </SessionStoreContext>
          </LiveRegionProvider>
        </CrashBoundary>
      </AppTheme>
    </WordsProvider>
  );
}
