import { useOutletContext } from 'react-router-dom';
import { useTranslations } from 'use-intl';
import type { ScopeOutlet } from '../shared/scope-context';
import { ReportFrame } from '../shared/purchase/report-frame';
import { ReportMessages } from '../shared/report-messages';
import { ReclaimReport } from './reclaim-report';

/** Choose what idle means, see who that is, and take the seats back. */
export function ReclaimPage() {
  return (
    <ReportMessages>
      <Reclaim />
    </ReportMessages>
  );
}

function Reclaim() {
  const { name } = useOutletContext<ScopeOutlet>();
  const t = useTranslations('reclaim');
  return (
    <ReportFrame title={t('pageTitle', { name })}>
      {(subject) => <ReclaimReport {...subject} />}
    </ReportFrame>
  );
}
