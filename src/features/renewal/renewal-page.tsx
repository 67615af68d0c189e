import { useOutletContext } from 'react-router-dom';
import { useTranslations } from 'use-intl';
import type { ScopeOutlet } from '../shared/scope-context';
import { ReportFrame } from '../shared/purchase/report-frame';
import { ReportMessages } from '../shared/report-messages';
import { RenewalReport } from './renewal-report';

/** What a renewal with fewer seats would do, and when it is due. */
export function RenewalPage() {
  return (
    <ReportMessages>
      <Renewal />
    </ReportMessages>
  );
}

function Renewal() {
  const { name, owned } = useOutletContext<ScopeOutlet>();
  const t = useTranslations('renewal');
  return (
    <ReportFrame title={t('pageTitle', { name })}>
      {(subject) => <RenewalReport {...subject} owned={owned} />}
    </ReportFrame>
  );
}
