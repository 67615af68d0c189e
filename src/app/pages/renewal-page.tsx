import { useOutletContext } from 'react-router-dom';
import { useTranslations } from 'use-intl';
import type { PlaceOutlet } from '../place/place-context';
import { PrintButton } from '../report/print-button';
import { ReportFrame } from '../report/report-frame';
import { ReportWords } from '../report-words';
import { RenewalDesk } from './renewal-desk';

/** What a renewal with fewer seats would do, and when it is due. */
export function RenewalPage() {
  return (
    <ReportWords>
      <Renewal />
    </ReportWords>
  );
}

function Renewal() {
  const { name, owned } = useOutletContext<PlaceOutlet>();
  const t = useTranslations('renewal');
  return (
    <ReportFrame title={t('pageTitle', { name })} actions={<PrintButton />}>
      {(subject) => <RenewalDesk {...subject} owned={owned} />}
    </ReportFrame>
  );
}
