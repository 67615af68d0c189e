import { type ReactNode, useMemo } from 'react';
import { type IntlError, IntlProvider, type Messages, useLocale, useMessages } from 'use-intl';
import { type AppLocale, FORMATS, pickLocale } from '../../messages/locale';

type MessagesProviderProps = {
  /** A language with or without a region, such as `en` or `en-GB`: the region counts for dates and numbers. */
  readonly locale: string;
  readonly messages: Messages;
  /** The browser's by default; tests set one. */
  readonly timeZone?: string;
  readonly children: ReactNode;
};

/** A missing or broken message is a bug: it throws in development and tests, and is silent in production. */
function onError(error: IntlError) {
  if (import.meta.env.PROD) return;
  throw error;
}

function systemTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Provides the messages of one language, and the time zone of every date. */
export function MessagesProvider({ locale, messages, timeZone, children }: MessagesProviderProps) {
  return (
    <IntlProvider
      locale={locale}
      messages={messages}
      timeZone={timeZone ?? systemTimeZone()}
      formats={FORMATS}
      onError={onError}
    >
      {children}
    </IntlProvider>
  );
}

/** The language of the messages around. */
export const useAppLocale = (): AppLocale => pickLocale([useLocale()]);

type MoreMessagesProps = { readonly messages: Partial<Messages>; readonly children: ReactNode };

/** Adds the messages that were loaded with a page. */
export function MoreMessages({ messages, children }: MoreMessagesProps) {
  const locale = useLocale();
  const known = useMessages();
  const all = useMemo(() => ({ ...known, ...messages }), [known, messages]);
  return (
    <IntlProvider locale={locale} messages={all}>
      {children}
    </IntlProvider>
  );
}
