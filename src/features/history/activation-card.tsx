import { useCallback } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { activation, ACTIVATION_DAYS, type DayRange } from '../../domain/history/activation';
import { ChartCard } from '../../ui/charts/chart-card';
import { CHART_COLORS } from '../../ui/charts/chart-style';
import { MissingChart } from '../../ui/charts/missing-chart';
import { ShareBars } from '../../ui/charts/share-bars';
import type { SeatPast } from '../../workspace/seat-history';
import { useComputed } from '../shared/history/use-computed';
import type { ReportSubject } from '../shared/reports/report-frame';
import { RangeBar } from './range-bar';

type ActivationCardProps = { readonly subject: ReportSubject; readonly past: SeatPast };

/** How many of the new seats have been used, and how soon. */
export function ActivationCard({ subject, past }: ActivationCardProps) {
  const t = useTranslations('history.activation');
  const format = useFormatter();
  const { snapshot, name } = subject;
  const { history, tenures } = past;
  const { users } = snapshot;
  const found = useComputed(
    useCallback(
      () => activation(history, tenures, users, { now: Date.now() }),
      [history, tenures, users],
    ),
  );
  if (!found || found.seats === 0) {
    return (
      <MissingChart
        title={t('title')}
        text={found ? t('few', { days: ACTIVATION_DAYS }) : ''}
        status={null}
      />
    );
  }
  const { seats, used, unknown, median } = found;
  const outcomes = [
    { label: t('used'), count: used, color: CHART_COLORS.active },
    { label: t('notYet'), count: seats - used - unknown, color: CHART_COLORS.never },
    { label: t('unknown'), count: unknown, color: CHART_COLORS.unknown },
  ].filter(({ label, count }) => count > 0 || label !== t('unknown'));
  const share = (count: number) =>
    format.number(count / seats, { style: 'percent', maximumFractionDigits: 0 });
  const time = ({ least, most }: DayRange) =>
    least === most ? t('daysOne', { days: least }) : t('days', { least, most });
  return (
    <ChartCard
      readable
      title={t('title')}
      summary={[
        t('summary', { seats, days: ACTIVATION_DAYS, used, share: share(used) }),
        median && t('median', { time: time(median) }),
      ]
        .filter(Boolean)
        .join(' ')}
      name={[name, 'activation']}
      columns={[{ label: t('outcome') }, { label: t('seats'), numeric: true }]}
      rows={[
        ...outcomes.map(({ label, count }) => ({ cells: [label, count] })),
        ...(median
          ? [{ cells: [t('medianLeast'), median.least] }, { cells: [t('medianMost'), median.most] }]
          : []),
      ]}
      footer={<p>{t('bounds')}</p>}
    >
      <ShareBars
        bars={outcomes.map(({ label, count, color }) => ({
          label,
          note: t('bar', { count, share: share(count) }),
          parts: [{ color, value: count }],
        }))}
      />
      {median && (
        <RangeBar
          label={t('medianLabel')}
          note={time(median)}
          range={median}
          most={Math.max(ACTIVATION_DAYS, median.most)}
        />
      )}
    </ChartCard>
  );
}
