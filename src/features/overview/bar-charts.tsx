import { BarChart } from '@mui/x-charts/BarChart';
import type { RecencyBucket } from '../../domain/utilization/recency';
import {
  AXIS_HEIGHT,
  BARE_AXIS,
  CHART_COLORS,
  CHART_HEIGHT,
  CHART_PROPS,
  useChartNumbers,
} from '../../ui/charts/chart-style';

type RecencyChartProps = {
  readonly buckets: readonly RecencyBucket[];
  readonly labels: readonly string[];
  readonly label: { readonly seats: string; readonly axis: string };
};

/** A bar for each span of time since the last Duo activity. */
export function RecencyChart({ buckets, labels, label }: RecencyChartProps) {
  const { tick, mark } = useChartNumbers();
  const most = Math.max(1, ...buckets.map((bucket) => bucket.count));
  return (
    <BarChart
      height={CHART_HEIGHT + 40}
      hideLegend
      {...CHART_PROPS}
      margin={{ top: 20, right: 0, bottom: 0, left: 0 }}
      xAxis={[
        {
          scaleType: 'band',
          data: labels,
          categoryGapRatio: 0.25,
          label: label.axis,
          height: AXIS_HEIGHT + 20,
          tickLabelMinGap: 0,
          disableTicks: true,
          colorMap: { type: 'ordinal', values: labels, colors: buckets.map(colorOf) },
        },
      ]}
      yAxis={[
        {
          tickMinStep: 1,
          tickNumber: 5,
          valueFormatter: tick,
          // Leaves room for the number above the highest bar.
          domainLimit: (_least, highest) => ({ min: 0, max: Math.max(4, Number(highest) * 1.12) }),
          width: 16 + 7 * tick(most).length,
          ...BARE_AXIS,
        },
      ]}
      series={[
        {
          data: buckets.map((bucket) => bucket.count),
          label: label.seats,
          valueFormatter: mark,
          barLabel: (item) => (item.value ? mark(item.value) : null),
          barLabelPlacement: 'outside',
        },
      ]}
      borderRadius={4}
    />
  );
}

function colorOf(bucket: RecencyBucket): string {
  if (bucket.kind !== 'days') return CHART_COLORS[bucket.kind];
  return bucket.to !== null && bucket.to <= 30 ? CHART_COLORS.active : CHART_COLORS.idle;
}

type ShareSeries = {
  readonly label: string;
  readonly color: string;
  readonly values: readonly (number | null)[];
};

type SharesChartProps = {
  /** Of the bars, from top to bottom. */
  readonly labels: readonly string[];
  /** The parts of each bar, from left to right. */
  readonly series: readonly ShareSeries[];
  readonly hideLegend?: boolean;
};

/** In px. */
const BAR_HEIGHT = 32;

/** Horizontal bars whose parts add up. */
export function SharesChart({ labels, series, hideLegend = false }: SharesChartProps) {
  const { tick, mark } = useChartNumbers();
  const longest = Math.max(...labels.map((label) => label.length), 4);
  return (
    <BarChart
      layout="horizontal"
      height={labels.length * BAR_HEIGHT + (hideLegend ? 48 : 88)}
      hideLegend={hideLegend}
      {...CHART_PROPS}
      margin={{ top: 4, right: 16, bottom: 0, left: 0 }}
      yAxis={[
        {
          scaleType: 'band',
          data: labels,
          width: Math.min(220, 24 + longest * 7),
          categoryGapRatio: 0.35,
          ...BARE_AXIS,
        },
      ]}
      xAxis={[
        {
          tickMinStep: 1,
          tickNumber: 6,
          valueFormatter: tick,
          height: AXIS_HEIGHT,
          ...BARE_AXIS,
        },
      ]}
      series={series.map(({ label, color, values }) => ({
        label,
        color,
        data: values,
        stack: 'all',
        valueFormatter: mark,
      }))}
      grid={{ vertical: true }}
    />
  );
}
