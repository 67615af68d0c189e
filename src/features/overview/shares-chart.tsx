import { BarChart } from '@mui/x-charts/BarChart';
import { AXIS_HEIGHT, CHART_SX, useChartNumbers } from '../../ui/charts/chart-style';

export type ShareSeries = {
  readonly label: string;
  readonly color: string;
  readonly values: readonly (number | null)[];
};

type SharesChartProps = {
  /** A line for each, from top to bottom. */
  readonly labels: readonly string[];
  /** Parts of each line, side by side. */
  readonly series: readonly ShareSeries[];
  readonly hideLegend?: boolean;
};

const LINE = 32;

/** Lying bars whose parts add up; for what has names rather than an order in time. */
export function SharesChart({ labels, series, hideLegend = false }: SharesChartProps) {
  const { tick, mark } = useChartNumbers();
  const longest = Math.max(...labels.map((label) => label.length), 4);
  return (
    <BarChart
      layout="horizontal"
      height={labels.length * LINE + (hideLegend ? 48 : 88)}
      hideLegend={hideLegend}
      disableKeyboardNavigation
      skipAnimation
      margin={{ top: 4, right: 16, bottom: 0, left: 0 }}
      yAxis={[
        {
          scaleType: 'band',
          data: labels,
          width: Math.min(220, 24 + longest * 7),
          categoryGapRatio: 0.35,
          disableLine: true,
          disableTicks: true,
        },
      ]}
      xAxis={[
        {
          tickMinStep: 1,
          tickNumber: 6,
          valueFormatter: tick,
          height: AXIS_HEIGHT,
          disableLine: true,
          disableTicks: true,
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
      slotProps={{ legend: { position: { vertical: 'bottom', horizontal: 'start' } } }}
      sx={CHART_SX}
    />
  );
}
