import { useOutletContext } from 'react-router-dom';
import { useTranslations } from 'use-intl';
import type { PlaceOutlet } from '../place/place-context';
import { PrintButton } from '../report/print-button';
import { ReportFrame } from '../report/report-frame';
import { ReportWords } from '../report-words';
import { ReclaimDesk } from './reclaim-desk';

/** Choose what idle means, see who that is, and take the seats back. */
export function ReclaimPage() {
  return (
    <ReportWords>
      <Reclaim />
    </ReportWords>
  );
}

function Reclaim() {
  const { name } = useOutletContext<PlaceOutlet>();
  const t = useTranslations('reclaim');
  return (
    <ReportFrame title={t('pageTitle', { name })} actions={<PrintButton />}>
      {(subject) => <ReclaimDesk {...subject} />}
    </ReportFrame>
  );
}
