import { ChartsReferenceLine } from '@mui/x-charts/ChartsReferenceLine';
import { LineChart } from '@mui/x-charts/LineChart';
import { useFormatter, useTranslations } from 'use-intl';
import type { DailySnapshot } from '../../../domain/utilization/daily-snapshot';
import { type Day, daysBetween, toDate } from '../../../lib/days';
import {
  AXIS_HEIGHT,
  BARE_AXIS,
  CHART_COLORS,
  CHART_HEIGHT,
  CHART_PROPS,
  CHART_SX,
  useChartNumbers,
} from '../../../ui/charts/chart-style';

const DAY = { month: 'short', day: 'numeric' } as const;
/** Where the same day comes twice. */
const YEAR = { month: 'short', year: 'numeric' } as const;

const MARK_LINE = { stroke: CHART_COLORS.idle, strokeDasharray: '2 3' } as const;
const MARK_LABEL = { fontSize: 11, textAnchor: 'middle' } as const;

/** More labels than that lie over each other. */
const MOST_LABELS = 8;

type TrendChartProps = {
  readonly trend: readonly DailySnapshot[];
  /** Days that are marked, and what happened on them. */
  readonly marks: readonly { readonly day: Day; readonly label: string }[];
};

/** Purchased, assigned and active seats by day. A day without a snapshot is a gap, not a zero. */
export function TrendChart({ trend, marks }: TrendChartProps) {
  const t = useTranslations('history.trend');
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
      margin={{ top: marks.length > 0 ? 20 : 8, right: 12, bottom: 0, left: 0 }}
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
    >
      {marks.map(({ day, label }) => (
        <ChartsReferenceLine
          key={day}
          x={toDate(day)}
          label={marks.length > MOST_LABELS ? '' : label}
          labelAlign="start"
          spacing={{ x: 0, y: -14 }}
          lineStyle={MARK_LINE}
          labelStyle={MARK_LABEL}
        />
      ))}
    </LineChart>
  );
}
