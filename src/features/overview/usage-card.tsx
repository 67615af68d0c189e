import { useTranslations } from 'use-intl';
import { useUsage, useUsageGap } from '../../gitlab/usage/use-usage';
import { MissingChart } from '../../ui/charts/missing-chart';
import type { SeatsLink } from '../shared/purchase/seats-link';
import type { ReportSubject } from '../shared/reports/report-frame';
import { PeriodChoice } from '../shared/usage/period-choice';
import { UsageButtons } from '../shared/usage/usage-buttons';
import { useUsagePeriod } from '../shared/usage/use-usage-settings';
import { useUsageStatusLabel } from '../shared/usage/use-usage-status-label';
import { UsageFigures } from './usage-figures';

type UsageCardProps = {
  readonly subject: ReportSubject;
  readonly link: SeatsLink;
  /** Which part of the holders is counted, in status, where that is not all. */
  readonly partial: string | undefined;
};

/** How much seat holders use which feature of Duo, and who else does. Read on request. */
export function UsageCard({ subject, link, partial }: UsageCardProps) {
  const t = useTranslations('overview.usage');
  const [days] = useUsagePeriod();
  const request = useUsage(subject.scope, days, { today: subject.today });
  const status = useUsageStatusLabel()(request.state);
  const gap = useUsageGap(subject.scope);
  const gaps = useTranslations('usage.gaps');
  const { state } = request;
  const known =
    state.kind === 'loading' ? state.before : state.kind === 'ready' ? state : undefined;
  if (known?.answer.kind === 'answered' && known.answer.usage.collected) {
    return (
      <UsageFigures
        subject={subject}
        usage={known.answer.usage}
        readAt={known.readAt}
        link={link}
        partial={partial}
        actions={
          <>
            <PeriodChoice />
            <UsageButtons {...request} />
          </>
        }
        status={status}
      />
    );
  }
  if (gap !== null) {
    return <MissingChart title={t('title')} text={gaps(gap)} status={null} />;
  }
  return (
    <MissingChart
      title={t('title')}
      text={t('askText')}
      status={status}
      action={
        <>
          <PeriodChoice />
          <UsageButtons {...request} />
        </>
      }
    />
  );
}
