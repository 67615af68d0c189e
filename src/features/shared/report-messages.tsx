import { type ReactNode, use } from 'react';
import { useLocale } from 'use-intl';
import { loadReportMessages } from '../../messages/locale';
import { MoreWords } from '../../ui/messages/more-messages';

/** The words of the report pages, which come with them and not with the app. */
export function ReportWords({ children }: { readonly children: ReactNode }) {
  const words = use(loadReportMessages(useLocale()));
  return <MoreWords messages={words}>{children}</MoreWords>;
}
