import { type ReactNode, useMemo } from 'react';
import { type IntlError, IntlProvider, type Locale, type Messages, useLocale, useMessages } from 'use-intl';
import { FORMATS } from '../../messages/formats';

type MessagesProviderProps = {
  readonly locale: Locale;
  readonly messages: Messages;
  /** The reader's own, unless a test needs a fixed one. */
  readonly timeZone?: string;
  readonly children: ReactNode;
};

/** A missing or broken message is a bug: loud while developing and testing, silent for readers. */
function onError(error: IntlError) {
  if (import.meta.env.PROD) return;
  throw error;
}

function systemTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** The words of one language for everything below; also the time zone of every date. */
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

type MoreMessagesProps = { readonly messages: Partial<Messages>; readonly children: ReactNode };

/** Adds the words that came with a page to those of the app, for everything below. */
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
