import { type ReactNode, useMemo } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { type DailySnapshot, writeTrend } from '../../../domain/utilization/daily-snapshot';
import { type Day, toDate } from '../../../lib/days';
import { ChartCard } from '../../../ui/charts/chart-card';
import { MissingChart } from '../../../ui/charts/missing-chart';
import { lazyPart } from '../../../ui/layout/lazy-part';
import { useTeamView } from '../team-view/use-team-view';

const TrendChart = lazyPart(async () => (await import('./trend-chart')).TrendChart);

/** The seats that runs of this browser gave and took on a day. */
export type DayOfRuns = { readonly day: Day; readonly assigned: number; readonly removed: number };

type TrendCardProps = {
  /** What the chart is about, for the name of its file. */
  readonly name: string;
  readonly trend: readonly DailySnapshot[];
  /** Marked in the chart. */
  readonly runs?: readonly DayOfRuns[];
  /** Beside the buttons of the chart. */
  readonly action?: ReactNode;
};

const NO_RUNS: readonly DayOfRuns[] = [];

/** Seats over time, as this browser saw them. */
export function TrendCard({ name, trend: all, runs = NO_RUNS, action }: TrendCardProps) {
  const t = useTranslations('history.trend');
  const teamView = useTeamView();
  const trend = useMemo(() => (teamView ? all.map(withoutUse) : all), [teamView, all]);
  const format = useFormatter();
  const [first] = trend;
  const last = trend.at(-1);
  if (!first || !last || trend.length < 2) {
    return (
      <MissingChart
        title={t('title')}
        text={`${t('summary', { count: trend.length })} ${t('few')}`}
        status={null}
        action={action}
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
  const marks = runs.filter(({ day }) => day >= first.day && day <= last.day);
  const runsOn = new Map(marks.map((run) => [run.day, run]));
  return (
    <ChartCard
      title={t('title')}
      summary={[
        t('summary', { count: trend.length }),
        change,
        marks.length > 0 && t('marks', { count: marks.length }),
      ]
        .filter(Boolean)
        .join(' ')}
      name={[name, 'trend']}
      columns={[
        { label: t('day') },
        { label: t('purchased'), numeric: true },
        { label: t('assigned'), numeric: true },
        { label: t('active'), numeric: true },
        { label: t('idle'), numeric: true },
        { label: t('never'), numeric: true },
        ...(marks.length > 0 ? [{ label: t('runs'), numeric: true }] : []),
      ]}
      rows={trend.map((one) => ({
        label: format.dateTime(toDate(one.day), { dateStyle: 'medium', timeZone: 'UTC' }),
        cells: [
          one.day,
          one.purchased,
          one.assigned,
          one.active30,
          one.idle,
          one.never,
          ...(marks.length > 0 ? [runLabel(runsOn.get(one.day))] : []),
        ],
      }))}
      json={() => writeTrend(trend)}
      actions={action}
    >
      <TrendChart
        trend={trend}
        marks={marks.map((run) => ({ day: run.day, label: runLabel(run) }))}
      />
    </ChartCard>
  );
}

/** In a team view: a count of users can be about few. */
function withoutUse(day: DailySnapshot): DailySnapshot {
  return { ...day, active30: null, idle: null, never: null };
}

/** Such as `+12 −43`. */
function runLabel(run: DayOfRuns | undefined): string {
  if (!run) return '';
  const parts = [
    run.assigned > 0 && `+${String(run.assigned)}`,
    run.removed > 0 && `−${String(run.removed)}`,
  ];
  return parts.filter(Boolean).join(' ');
}
