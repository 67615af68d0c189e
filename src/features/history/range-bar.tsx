import { useFormatter } from 'use-intl';
import type { DayRange } from '../../domain/history/activation';
import { CHART_COLORS } from '../../ui/charts/chart-style';
import { useDrawnWidth } from '../../ui/charts/use-drawn-width';
import styles from './range-bar.module.css';

type RangeBarProps = {
  readonly label: string;
  /** The range in words, at its end. */
  readonly note: string;
  readonly range: DayRange;
  /** Where the axis ends, in days. */
  readonly most: number;
};

/** In px. */
const HEIGHT = 52;
const AXIS = 26;
const BAR_HEIGHT = 10;
const LEAST_WIDTH = 4;

/** A number of days of which only the bounds are known, on an axis from 0. */
export function RangeBar({ label, note, range, most }: RangeBarProps) {
  const format = useFormatter();
  const [drawing, width] = useDrawnWidth();
  const scale = width / Math.max(1, most);
  const from = range.least * scale;
  const length = Math.max(LEAST_WIDTH, (range.most - range.least) * scale);
  return (
    <svg
      ref={drawing}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      height={HEIGHT}
      className={styles.drawing}
    >
      <text x={0} y={15} className={styles.label}>
        {label}
      </text>{' '}
      <text x={width} y={15} textAnchor="end" className={styles.note}>
        {note}
      </text>
      <line x1={0} x2={width} y1={AXIS} y2={AXIS} className={styles.axis} />
      <rect
        x={Math.min(from, width - length)}
        y={AXIS - BAR_HEIGHT / 2}
        width={length}
        height={BAR_HEIGHT}
        rx={2}
        fill={CHART_COLORS.active}
      />
      <text x={0} y={HEIGHT - 6} className={styles.tick}>
        {format.number(0)}
      </text>
      <text x={width} y={HEIGHT - 6} textAnchor="end" className={styles.tick}>
        {format.number(most)}
      </text>
    </svg>
  );
}
