import { type ReactNode, use } from 'react';
import { useLocale } from 'use-intl';
import { loadReportMessages } from '../../../messages/locale';
import { MoreMessages } from '../../../ui/messages/messages-provider';

/** The messages of the report pages. They are fetched with those pages, not with the app. */
export function ReportMessages({ children }: { readonly children: ReactNode }) {
  const messages = use(loadReportMessages(useLocale()));
  return <MoreMessages messages={messages}>{children}</MoreMessages>;
}
