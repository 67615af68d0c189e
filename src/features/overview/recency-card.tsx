import { lazy, useMemo } from 'react';
import { useTranslations } from 'use-intl';
import {
  recencyBuckets,
  recencyFilter,
  type RecencyBucket,
} from '../../domain/utilization/recency';
import type { SeatUser } from '../../domain/seat-user';
import { ChartCard } from '../../ui/charts/chart-card';
import { AskPanel } from './ask-panel';
import type { SeatsLink } from './seats-link';

const RecencyChart = lazy(async () => ({
  default: (await import('./recency-chart')).RecencyChart,
}));

type RecencyCardProps = {
  readonly users: readonly SeatUser[];
  readonly today: string;
  readonly scope: string;
  readonly link: SeatsLink;
};

/** Seats by the time since their holders last used Duo. */
export function RecencyCard({ users, today, scope, link }: RecencyCardProps) {
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
    return <AskPanel title={t('title')} text={t('notTold')} status={null} />;
  }
  return (
    <ChartCard
      title={t('title')}
      summary={t(unknown > 0 ? 'summaryUnknown' : 'summary', { recent, total, unknown })}
      name={[scope, 'duo-recency', today]}
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
