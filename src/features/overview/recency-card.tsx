import { useMemo } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import {
  type RecencyBucket,
  recencyBuckets,
  recencyFilter,
} from '../../domain/utilization/recency';
import { ChartCard } from '../../ui/charts/chart-card';
import { lazyPart } from '../../ui/layout/lazy-part';
import { useNarrowWindow } from '../../ui/layout/use-narrow-window';
import type { ReportSubject } from '../shared/reports/report-frame';
import { MissingChart } from '../../ui/charts/missing-chart';
import { recencyColor } from './recency-color';
import { ShareBars } from '../../ui/charts/share-bars';
import type { SeatsLink } from '../shared/purchase/seats-link';

const RecencyChart = lazyPart(async () => (await import('./recency-chart')).RecencyChart);

type RecencyCardProps = {
  readonly subject: ReportSubject;
  readonly link: SeatsLink;
  /** Which part of the holders is counted, in words, where that is not all. */
  readonly partial: string | undefined;
};

/** Seats by the time since their holders last used Duo. */
export function RecencyCard({ subject, link, partial }: RecencyCardProps) {
  const { users } = subject.snapshot;
  const { today, name } = subject;
  const t = useTranslations('overview.recency');
  const format = useFormatter();
  const narrow = useNarrowWindow();
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
  const share = (count: number) =>
    format.number(total === 0 ? 0 : count / total, {
      style: 'percent',
      maximumFractionDigits: 0,
    });
  const rows = buckets.map((bucket, index) => {
    const condition = recencyFilter(bucket);
    return {
      cells: [labels[index] ?? '', bucket.count],
      to: condition && link({ seat: 'yes', duo: [condition] }),
    };
  });
  return (
    <ChartCard
      title={t('title')}
      partial={partial}
      // The total stands once on the page, as GitLab counts it.
      summary={t(unknown > 0 ? 'summaryUnknown' : 'summary', {
        recent,
        share: share(recent),
        unknown,
      })}
      name={[name, 'recency']}
      columns={[{ label: t('span') }, { label: t('seats'), numeric: true }]}
      rows={rows}
      readable={narrow}
    >
      {narrow ? (
        // Side by side, the labels of a phone's bars would run together.
        <ShareBars
          bars={buckets.map((bucket, index) => ({
            label: labels[index] ?? '',
            note: t('bar', { count: bucket.count, share: share(bucket.count) }),
            to: rows[index]?.to ?? null,
            parts: [{ color: recencyColor(bucket), value: bucket.count }],
          }))}
        />
      ) : (
        <RecencyChart
          buckets={buckets}
          labels={buckets.map((bucket) => tickOf(bucket, t))}
          label={{ seats: t('seats'), axis: t('axis') }}
        />
      )}
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
