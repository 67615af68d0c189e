import { BarChart } from '@mui/x-charts/BarChart';
import type { RecencyBucket } from '../../domain/utilization/recency';
import {
  AXIS_HEIGHT,
  BARE_AXIS,
  CHART_HEIGHT,
  CHART_PROPS,
  useChartNumbers,
} from '../../ui/charts/chart-style';
import { recencyColor } from './recency-color';

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
          colorMap: { type: 'ordinal', values: labels, colors: buckets.map(recencyColor) },
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
