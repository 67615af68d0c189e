import { BarChart } from '@mui/x-charts/BarChart';
import type { RecencyBucket } from '../../domain/utilization/recency';
import {
  AXIS_HEIGHT,
  CHART_COLORS,
  CHART_HEIGHT,
  CHART_SX,
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
      disableKeyboardNavigation
      skipAnimation
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
          // The number above the highest bar stands in the picture as well.
          domainLimit: (_least, highest) => ({ min: 0, max: Math.max(4, Number(highest) * 1.12) }),
          width: 16 + 7 * tick(most).length,
          disableLine: true,
          disableTicks: true,
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
      grid={{ horizontal: true }}
      borderRadius={4}
      sx={CHART_SX}
    />
  );
}

function colorOf(bucket: RecencyBucket): string {
  if (bucket.kind !== 'days') return CHART_COLORS[bucket.kind];
  return bucket.to !== null && bucket.to <= 30 ? CHART_COLORS.active : CHART_COLORS.idle;
}
