import Button from '@mui/material/Button';
import { lazy, useRef } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import {
  MOST_TREND_BYTES,
  writeTrend,
  type DailySnapshot,
} from '../../domain/utilization/daily-snapshot';
import { toDate } from '../../lib/days';
import { ChartCard } from '../../ui/charts/chart-card';
import { AskPanel } from './ask-panel';

const TrendChart = lazy(async () => ({ default: (await import('./trend-chart')).TrendChart }));

type TrendCardProps = {
  /** By day, the oldest first. */
  readonly trend: readonly DailySnapshot[];
  readonly today: string;
  readonly scope: string;
  /** Gets the text of a file that a person chose; null where it is too large or cannot be read. */
  readonly onImport: (file: string | null) => void;
  /** What became of the last import, in words. */
  readonly imported: string | null;
};

/** Seats over time, as far as this browser has looked. */
export function TrendCard({ trend, today, scope, onImport, imported }: TrendCardProps) {
  const t = useTranslations('overview.trend');
  const format = useFormatter();
  const input = useRef<HTMLInputElement>(null);
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
          if (file) void textOf(file).then(onImport);
        }}
      />
    </>
  );
  const [first] = trend;
  const last = trend.at(-1);
  if (!first || !last || trend.length < 2) {
    return (
      <AskPanel
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
      name={[scope, 'duo-trend', today]}
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

async function textOf(file: File): Promise<string | null> {
  if (file.size > MOST_TREND_BYTES) return null;
  try {
    return await file.text();
  } catch {
    return null;
  }
}
