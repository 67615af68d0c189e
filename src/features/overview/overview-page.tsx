import { useState } from 'react';
import { useOutletContext } from 'react-router-dom';
import { useTranslations } from 'use-intl';
import { GroupsTable } from './groups-table';
import { utcDay } from '../../lib/days';
import type { ScopeOutlet } from '../shared/scope-context';
import { ReportFrame } from '../shared/purchase/report-frame';
import { ReportMessages } from '../shared/report-messages';
import { useGroupSeats } from './use-group-seats';
import { OverviewReport } from './overview-report';

/** Who uses the seats, which lie idle, and what to do about it. */
export function OverviewPage() {
  return (
    <ReportMessages>
      <Overview />
    </ReportMessages>
  );
}

function Overview() {
  const { scope, name, owned } = useOutletContext<ScopeOutlet>();
  const t = useTranslations('overview');
  const [today] = useState(() => utcDay(Date.now()));
  const { groups, complete, loadUsers } = useGroupSeats(scope.kind === 'group', today);
  return (
    <ReportFrame
      title={t('pageTitle', { name })}
      footer={
        groups.length > 0 && (
          <GroupsTable groups={groups} complete={complete} today={today} onLoadUsers={loadUsers} />
        )
      }
    >
      {(subject) => <OverviewReport {...subject} owned={owned} />}
    </ReportFrame>
  );
}
