import { useState } from 'react';
import { useOutletContext } from 'react-router-dom';
import { useTranslations } from 'use-intl';
import { GroupsTable } from '../../features/utilisation/groups-table';
import { dayOf } from '../../domain/roster/today';
import type { PlaceOutlet } from '../place/place-context';
import { PrintButton } from '../report/print-button';
import { ReportFrame } from '../report/report-frame';
import { ReportWords } from '../report-words';
import { useGroupSeats } from '../report/use-group-seats';
import { OverviewDesk } from './overview-desk';

/** Who uses the seats, which lie idle, and what to do about it. */
export function OverviewPage() {
  return (
    <ReportWords>
      <Overview />
    </ReportWords>
  );
}

function Overview() {
  const { place, name, owned } = useOutletContext<PlaceOutlet>();
  const t = useTranslations('utilisation');
  const [today] = useState(() => dayOf(Date.now()));
  const { groups, loadUsers } = useGroupSeats(place.kind === 'group', today);
  return (
    <ReportFrame
      title={t('pageTitle', { name })}
      actions={<PrintButton />}
      footer={
        groups.length > 0 && <GroupsTable groups={groups} today={today} onLoadUsers={loadUsers} />
      }
    >
      {(subject) => <OverviewDesk {...subject} owned={owned} />}
    </ReportFrame>
  );
}
