import type { AppMessages } from './locale';

/** Makes `useTranslations` know our namespaces and keys, so that a wrong one does not compile. */
declare module 'use-intl' {
  interface AppConfig {
    Messages: AppMessages;
  }
}
