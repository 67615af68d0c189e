import { type ReactNode, useMemo } from 'react';
import { IntlProvider, type Messages, useLocale, useMessages } from 'use-intl';

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
