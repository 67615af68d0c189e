import { type ReactNode, use } from 'react';
import { useLocale } from 'use-intl';
import { loadReportMessages } from '../../messages/locale';
import { MoreMessages } from '../../ui/messages/messages-provider';

/** The words of the report pages, which come with them and not with the app. */
export function ReportMessages({ children }: { readonly children: ReactNode }) {
  const messages = use(loadReportMessages(useLocale()));
  return <MoreMessages messages={messages}>{children}</MoreMessages>;
}
