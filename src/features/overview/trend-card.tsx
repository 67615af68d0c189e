import Button from '@mui/material/Button';
import { useRef, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { MOST_TREND_BYTES, writeTrend } from '../../domain/utilization/daily-snapshot';
import { toDate } from '../../lib/days';
import { ChartCard } from '../../ui/charts/chart-card';
import { lazyPart } from '../../ui/layout/lazy-part';
import type { ReportSubject } from '../shared/reports/report-frame';
import type { SnapshotHistory } from '../shared/use-snapshots';
import { MissingChart } from './missing-chart';

const TrendChart = lazyPart(async () => (await import('./trend-chart')).TrendChart);

type TrendCardProps = Pick<SnapshotHistory, 'trend' | 'importTrend'> & {
  readonly subject: ReportSubject;
};

/** Seats over time, from the snapshots of this browser and of imported files. */
export function TrendCard({ subject, trend, importTrend }: TrendCardProps) {
  const { name } = subject;
  const t = useTranslations('overview.trend');
  const format = useFormatter();
  const input = useRef<HTMLInputElement>(null);
  const [imported, setImported] = useState<string | null>(null);
  async function read(file: File) {
    const text = await textOf(file);
    const added = text === null ? null : await importTrend(text);
    setImported(added === null ? t('notImported') : t('imported', { count: added }));
  }
  const importButton = (
    <>
      <Button
        size="small"
        variant={trend.length < 2 ? 'outlined' : 'text'}
        onClick={() => input.current?.click()}
      >
        {t('import')}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label={t('importFile')}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          event.currentTarget.value = '';
          if (file) void read(file);
        }}
      />
    </>
  );
  const [first] = trend;
  const last = trend.at(-1);
  if (!first || !last || trend.length < 2) {
    return (
      <MissingChart
        title={t('title')}
        text={`${t('summary', { count: trend.length })} ${t('few')}`}
        status={imported}
        action={importButton}
      />
    );
  }
  const long = (day: string) =>
    format.dateTime(toDate(day), { dateStyle: 'long', timeZone: 'UTC' });
  const known = (count: number | null) => (count === null ? t('unknown') : format.number(count));
  const change = t('change', {
    firstDay: long(first.day),
    firstAssigned: first.assigned,
    firstActive: known(first.active30),
    lastDay: long(last.day),
    lastAssigned: last.assigned,
    lastActive: known(last.active30),
  });
  return (
    <ChartCard
      title={t('title')}
      summary={`${t('summary', { count: trend.length })} ${change}`}
      name={[name, 'trend']}
      columns={[
        { label: t('day') },
        { label: t('purchased'), numeric: true },
        { label: t('assigned'), numeric: true },
        { label: t('active'), numeric: true },
        { label: t('idle'), numeric: true },
        { label: t('never'), numeric: true },
      ]}
      rows={trend.map((one) => ({
        label: format.dateTime(toDate(one.day), { dateStyle: 'medium', timeZone: 'UTC' }),
        cells: [one.day, one.purchased, one.assigned, one.active30, one.idle, one.never],
      }))}
      json={() => writeTrend(trend)}
      actions={importButton}
      {...(imported === null ? {} : { footer: <p role="status">{imported}</p> })}
    >
      <TrendChart trend={trend} />
    </ChartCard>
  );
}

/** Null for a file that is too large or cannot be read. */
async function textOf(file: File): Promise<string | null> {
  if (file.size > MOST_TREND_BYTES) return null;
  try {
    return await file.text();
  } catch {
    return null;
  }
}
