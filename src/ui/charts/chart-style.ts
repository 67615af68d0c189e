import { useFormatter } from 'use-intl';
import { tone } from '../theme/tones';

/** Amber that is quieter than caution text, and still 3:1 against its background. */
const AMBER = `color-mix(in srgb, ${tone('caution-text')} 72%, ${tone('paper')})`;

/** The colors of the charts, by their meaning; each is 3:1 against its background. */
export const CHART_COLORS = {
  active: tone('accent-fill'),
  idle: AMBER,
  never: tone('line-strong'),
  unknown: tone('line-soft'),
  assigned: tone('text'),
} as const;

export const CHART_HEIGHT = 260;

/** Room for the labels under a chart; with less, the chart library leaves them out. */
export const AXIS_HEIGHT = 32;

/** An axis of numbers without its line: the grid is enough. */
export const BARE_AXIS = { disableLine: true, disableTicks: true } as const;

/** Hairlines and small quiet labels, as in the rest of the product. */
export const CHART_SX = {
  '& .MuiChartsAxis-root .MuiChartsAxis-line, & .MuiChartsAxis-root .MuiChartsAxis-tick': {
    stroke: tone('line-soft'),
  },
  '& .MuiChartsAxis-root .MuiChartsAxis-tickLabel, & .MuiChartsAxis-root .MuiChartsAxis-label': {
    fill: tone('muted'),
  },
  '& .MuiChartsGrid-root .MuiChartsGrid-line': { stroke: tone('line') },
  '& .MuiBarChart-label': { fill: tone('text'), fontWeight: 500 },
  '& .MuiChartsReferenceLine-root .MuiChartsReferenceLine-label': { fill: tone('text') },
  '& .MuiChartsLegend-root': { color: tone('muted'), fontSize: '0.8125rem' },
} as const;

/** What all charts have in common. Their card has a table for the keyboard and for screen readers. */
export const CHART_PROPS = {
  disableKeyboardNavigation: true,
  skipAnimation: true,
  grid: { horizontal: true },
  slotProps: { legend: { position: { vertical: 'bottom', horizontal: 'start' } } },
  sx: CHART_SX,
} as const;

/** Formats the numbers in a chart in the language of the page; charts use the browser's by default. */
export function useChartNumbers(): {
  /** For an axis. */
  readonly tick: (value: number) => string;
  /** For a value of a series, also in its tooltip; null for none. */
  readonly mark: (value: number | null) => string | null;
} {
  const format = useFormatter();
  return {
    tick: (value) => format.number(value),
    mark: (value) => (value === null ? null : format.number(value)),
  };
}
