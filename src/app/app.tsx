import type { AppConfig } from '../gitlab/app-config';
import { SessionStoreContext } from '../gitlab/session/session-context';
import type { SessionStore } from '../gitlab/session/session-store';
import { AppTheme } from '../ui/theme/app-theme';
import { LiveRegionProvider } from '../ui/feedback/live-region';
import { CrashBoundary } from './crash-boundary';
import { ConfigContext } from '../features/shared/config-context';
import { DemoProvider } from '../features/shared/demo-context';
import { SignInSwitch } from './sign-in-switch';
import { ForgetProvider } from '../features/shared/forget/forget-context';
import { type Language, LanguageProvider } from './language/language-provider';

type AppProps = {
  readonly store: SessionStore;
  readonly config: AppConfig;
  readonly language: Language;
};

/** Everything that every page needs, outermost first. */
export function App({ store, config, language }: AppProps) {
  return (
    <LanguageProvider initial={language} configured={config.language}>
      <AppTheme>
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
      </AppTheme>
    </LanguageProvider>
  );
}
