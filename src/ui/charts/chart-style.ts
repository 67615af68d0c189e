import { useFormatter } from 'use-intl';
import { tone } from '../theme/tones';

/** Amber that is quieter than the words of a caution, and still 3:1 against the surface it is drawn on. */
const AMBER = `color-mix(in srgb, ${tone('caution-text')} 72%, ${tone('paper')})`;

/** The colors of the pictures, by what they mean; each one is 3:1 against its background. */
export const CHART_COLORS = {
  active: tone('accent-fill'),
  idle: AMBER,
  never: tone('line-strong'),
  unknown: tone('line-soft'),
  assigned: tone('text'),
  losing: tone('danger-fill'),
} as const;

export const CHART_HEIGHT = 260;

/** Room for the labels under a picture; less, and they are left out. */
export const AXIS_HEIGHT = 32;

/** Hairlines and small quiet words, as in the rest of the product. */
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

/** Numbers in a chart, as the page writes them: left alone, charts write them as the browser would. */
export function useChartNumbers(): {
  /** For an axis. */
  readonly tick: (value: number) => string;
  /** For a mark of a series, and what is shown when it is pointed at; null where there is nothing. */
  readonly mark: (value: number | null) => string | null;
} {
  const format = useFormatter();
  return {
    tick: (value) => format.number(value),
    mark: (value) => (value === null ? null : format.number(value)),
  };
}
