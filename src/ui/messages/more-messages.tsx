import { type ReactNode, useMemo } from 'react';
import { IntlProvider, type Messages, useLocale, useMessages } from 'use-intl';

type MoreWordsProps = { readonly messages: Partial<Messages>; readonly children: ReactNode };

/** Adds the words that came with a page to those of the app, for everything below. */
export function MoreWords({ messages, children }: MoreWordsProps) {
  const locale = useLocale();
  const known = useMessages();
  const all = useMemo(() => ({ ...known, ...messages }), [known, messages]);
  return (
    <IntlProvider locale={locale} messages={all}>
      {children}
    </IntlProvider>
  );
}
