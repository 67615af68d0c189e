import { useFormatter, useTranslations } from 'use-intl';
import { IDLE_DAYS } from '../../domain/seat-user';
import type { UtilizationFigures } from '../../domain/utilization/utilization-figures';
import { ChartCard } from '../../ui/charts/chart-card';
import { CHART_COLORS } from '../../ui/charts/chart-style';
import { MissingChart } from '../../ui/charts/missing-chart';
import { ShareBars } from '../../ui/charts/share-bars';
import type { ReportSubject } from '../shared/reports/report-frame';

type TeamUseCardProps = {
  readonly subject: ReportSubject;
  readonly figures: UtilizationFigures;
  /** Which part of the holders is counted, in words, where that is not all. */
  readonly partial: string | undefined;
};

/** In a team view: how many holders used GitLab Duo lately, in place of the charts by day. */
export function TeamUseCard({ subject, figures, partial }: TeamUseCardProps) {
  const t = useTranslations('overview.team');
  const format = useFormatter();
  const used = figures.active30.value;
  const idle = figures.idle.value;
  if (used + idle === 0) {
    return <MissingChart title={t('title')} text={t('hidden')} status={null} />;
  }
  const share = (count: number) =>
    format.number(count / (used + idle), { style: 'percent', maximumFractionDigits: 0 });
  const bars = [
    { label: t('used', { days: IDLE_DAYS }), count: used, color: CHART_COLORS.active },
    { label: t('idle', { days: IDLE_DAYS }), count: idle, color: CHART_COLORS.never },
  ];
  return (
    <ChartCard
      readable
      title={t('title')}
      partial={partial}
      summary={t('summary')}
      name={[subject.name, 'team-use']}
      columns={[{ label: t('outcome') }, { label: t('seats'), numeric: true }]}
      rows={bars.map(({ label, count }) => ({ cells: [label, count] }))}
    >
      <ShareBars
        bars={bars.map(({ label, count, color }) => ({
          label,
          note: t('bar', { count, share: share(count) }),
          parts: [{ color, value: count }],
        }))}
      />
    </ChartCard>
  );
}
