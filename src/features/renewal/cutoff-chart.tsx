import { BarChart } from '@mui/x-charts/BarChart';
import { ChartsReferenceLine } from '@mui/x-charts/ChartsReferenceLine';
import type { CutoffBar, Fate } from '../../domain/renewal/simulate';
import { BARE_AXIS, CHART_COLORS, CHART_PROPS, useChartNumbers } from '../../ui/charts/chart-style';
import { tone } from '../../ui/theme/tones';

type CutoffChartProps = {
  readonly bars: readonly CutoffBar[];
  /** Holders before the cutoff; 0 draws no line. */
  readonly surplus: number;
  readonly label: {
    readonly cutoff: string;
    readonly rank: string;
    readonly days: string;
    readonly fates: Readonly<Record<Fate, string>>;
  };
};

const FATES: readonly Fate[] = ['lose', 'may-lose', 'keep'];

const COLORS: Readonly<Record<Fate, string>> = {
  lose: CHART_COLORS.losing,
  'may-lose': CHART_COLORS.idle,
  keep: CHART_COLORS.active,
};

/** The ranked list from left to right: the first to lose a seat is at the left. */
export function CutoffChart({ bars, surplus, label }: CutoffChartProps) {
  const { tick, mark } = useChartNumbers();
  const highest = Math.max(30, ...bars.map((bar) => bar.days ?? 0));
  // A bar without recorded activity is as high as the chart.
  const top = Math.ceil((highest * 1.15) / 10) * 10;
  const labels = bars.map((bar) => bar.from);
  const cutoff = bars.find((bar) => bar.from === surplus + 1);
  return (
    <BarChart
      height={300}
      {...CHART_PROPS}
      margin={{ top: 24, right: 8, bottom: 0, left: 0 }}
      xAxis={[
        {
          scaleType: 'band',
          data: labels,
          label: label.rank,
          height: 52,
          disableTicks: true,
          valueFormatter: tick,
          categoryGapRatio: bars.length > 60 ? 0.15 : 0.3,
          tickInterval: (_value: number, index: number) =>
            index % Math.ceil(bars.length / 10) === 0,
        },
      ]}
      yAxis={[
        {
          min: 0,
          max: top,
          valueFormatter: tick,
          label: label.days,
          width: 52,
          ...BARE_AXIS,
        },
      ]}
      series={FATES.map((fate) => ({
        label: label.fates[fate],
        color: COLORS[fate],
        stack: 'all',
        data: bars.map((bar) => (bar.fate === fate ? (bar.days ?? top) : null)),
        valueFormatter: (value: number | null) => (value === top ? '–' : mark(value)),
      }))}
    >
      {cutoff && (
        <ChartsReferenceLine
          x={cutoff.from}
          label={label.cutoff}
          labelAlign="start"
          lineStyle={{ stroke: tone('text'), strokeDasharray: '4 3' }}
        />
      )}
    </BarChart>
  );
}
