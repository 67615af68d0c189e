import { LineChart } from '@mui/x-charts/LineChart';
import { useFormatter, useTranslations } from 'use-intl';
import type { DailySnapshot } from '../../domain/utilization/daily-snapshot';
import { daysBetween, toDate } from '../../lib/days';
import {
  AXIS_HEIGHT,
  BARE_AXIS,
  CHART_COLORS,
  CHART_HEIGHT,
  CHART_PROPS,
  CHART_SX,
  useChartNumbers,
} from '../../ui/charts/chart-style';

const DAY = { month: 'short', day: 'numeric' } as const;
/** Where the same day comes twice. */
const YEAR = { month: 'short', year: 'numeric' } as const;

/** Purchased, assigned and active seats by day. A day without a snapshot is a gap, not a zero. */
export function TrendChart({ trend }: { readonly trend: readonly DailySnapshot[] }) {
  const t = useTranslations('overview.trend');
  const format = useFormatter();
  const [first] = trend;
  const last = trend.at(-1);
  const years = first !== undefined && last !== undefined && daysBetween(first.day, last.day) > 300;
  const most = Math.max(1, ...trend.flatMap(({ purchased, assigned }) => [purchased, assigned]));
  const { tick, mark } = useChartNumbers();
  const line = {
    showMark: trend.length < 40,
    curve: 'linear',
    connectNulls: false,
    valueFormatter: mark,
  } as const;
  return (
    <LineChart
      height={CHART_HEIGHT}
      {...CHART_PROPS}
      margin={{ top: 8, right: 12, bottom: 0, left: 0 }}
      xAxis={[
        {
          scaleType: 'time',
          data: trend.map(({ day }) => toDate(day)),
          valueFormatter: (value: Date) =>
            format.dateTime(value, { ...(years ? YEAR : DAY), timeZone: 'UTC' }),
          height: AXIS_HEIGHT,
          disableTicks: true,
          tickNumber: Math.min(6, trend.length),
        },
      ]}
      yAxis={[
        {
          min: 0,
          tickMinStep: 1,
          valueFormatter: tick,
          width: 16 + 7 * tick(most).length,
          ...BARE_AXIS,
        },
      ]}
      series={[
        {
          ...line,
          id: 'purchased',
          label: t('purchased'),
          data: trend.map((one) => one.purchased),
          color: CHART_COLORS.never,
          showMark: false,
          curve: 'stepAfter',
        },
        {
          ...line,
          label: t('assigned'),
          data: trend.map((one) => one.assigned),
          color: CHART_COLORS.assigned,
        },
        {
          ...line,
          label: t('active'),
          data: trend.map((one) => one.active30),
          color: CHART_COLORS.active,
        },
      ]}
      sx={{ ...CHART_SX, '& [data-series="purchased"]': { strokeDasharray: '4 4' } }}
    />
  );
}
