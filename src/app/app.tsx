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
import { Entrance } from './entrance';

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
                  <Entrance />
                </DemoProvider>
              </SessionStoreContext>
            </ConfigContext>
          </LiveRegionProvider>
        </CrashBoundary>
      </AppTheme>
    </WordsProvider>
  );
}
