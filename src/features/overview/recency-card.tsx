import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import {
  type RecencyBucket,
  recencyBuckets,
  recencyFilter,
} from '../../domain/utilization/recency';
import { ChartCard } from '../../ui/charts/chart-card';
import { lazyPart } from '../../ui/layout/lazy-part';
import type { ReportSubject } from '../shared/reports/report-frame';
import { MissingChart } from './missing-chart';
import type { SeatsLink } from './seats-link';

const RecencyChart = lazyPart(async () => (await import('./bar-charts')).RecencyChart);

type RecencyCardProps = { readonly subject: ReportSubject; readonly link: SeatsLink };

/** Seats by the time since their holders last used Duo. */
export function RecencyCard({ subject, link }: RecencyCardProps) {
  const { users } = subject.snapshot;
  const { today, name } = subject;
  const t = useTranslations('overview.recency');
  const buckets = useMemo(() => recencyBuckets(users, today), [users, today]);
  const labels = buckets.map((bucket) => labelOf(bucket, t));
  const recent = buckets.reduce(
    (sum, bucket) =>
      bucket.kind === 'days' && bucket.to !== null && bucket.to <= 30 ? sum + bucket.count : sum,
    0,
  );
  const total = buckets.reduce((sum, bucket) => sum + bucket.count, 0);
  const unknown = buckets.find((bucket) => bucket.kind === 'unknown')?.count ?? 0;
  if (unknown > 0 && unknown === total) {
    return <MissingChart title={t('title')} text={t('notTold')} status={null} />;
  }
  return (
    <ChartCard
      title={t('title')}
      summary={t(unknown > 0 ? 'summaryUnknown' : 'summary', { recent, total, unknown })}
      name={[name, 'recency']}
      columns={[{ label: t('span') }, { label: t('seats'), numeric: true }]}
      rows={buckets.map((bucket, index) => {
        const condition = recencyFilter(bucket);
        return {
          cells: [labels[index] ?? '', bucket.count],
          to: condition && link({ seat: 'yes', duo: [condition] }),
        };
      })}
    >
      <RecencyChart
        buckets={buckets}
        labels={buckets.map((bucket) => tickOf(bucket, t))}
        label={{ seats: t('seats'), axis: t('axis') }}
      />
    </ChartCard>
  );
}

type Label = ReturnType<typeof useTranslations<'overview.recency'>>;

function labelOf(bucket: RecencyBucket, t: Label): string {
  if (bucket.kind !== 'days') return t(bucket.kind);
  return bucket.to === null
    ? t('beyond', { days: bucket.from })
    : t('days', { from: bucket.from, to: bucket.to });
}

/** The same without the unit, which the axis says once. */
function tickOf(bucket: RecencyBucket, t: Label): string {
  if (bucket.kind !== 'days') return t(bucket.kind);
  return bucket.to === null
    ? t('beyondShort', { days: bucket.from })
    : t('daysShort', { from: bucket.from, to: bucket.to });
}
