import { Link } from 'react-router-dom';
import { useDrawnWidth } from './use-drawn-width';
import styles from './share-bars.module.css';

export type ShareBar = {
  readonly label: string;
  /** The numbers at its end, and in fewer letters. */
  readonly note: string;
  readonly shortNote?: string;
  /** Where its users are listed. */
  readonly to?: string | null;
  /** From left to right. */
  readonly parts: readonly { readonly color: string; readonly value: number }[];
};

type ShareBarsProps = {
  /** From top to bottom. */
  readonly bars: readonly ShareBar[];
  /** What the colors mean, where there are several. */
  readonly legend?: readonly { readonly color: string; readonly label: string }[];
};

/** In px. */
const ROW = 40;
const BAR_TOP = 21;
const BAR_HEIGHT = 10;
/** Narrower drawings have the shorter notes. */
const SHORT_BELOW = 500;
/** Of a letter on average, rather too much. */
const LETTER = 7;

/** Bars whose parts add up, each with its label and its numbers above it, and a link to its users. */
export function ShareBars({ bars, legend }: ShareBarsProps) {
  const [drawing, width] = useDrawnWidth();
  const height = bars.length * ROW;
  const totals = bars.map(({ parts }) => parts.reduce((sum, { value }) => sum + value, 0));
  const scale = width / Math.max(1, ...totals);
  return (
    <>
      <svg
        ref={drawing}
        viewBox={`0 0 ${width} ${height}`}
        height={height}
        className={styles.drawing}
      >
        {bars.map((bar, index) => {
          const row = (
            <Row
              bar={bar}
              width={width}
              scale={scale}
              top={index * ROW}
              total={totals[index] ?? 0}
            />
          );
          return bar.to ? (
            <Link key={bar.label} to={bar.to} className={styles.row}>
              {row}
            </Link>
          ) : (
            <g key={bar.label}>{row}</g>
          );
        })}
      </svg>
      {legend && (
        <ul className={styles.legend}>
          {legend.map(({ color, label }) => (
            <li key={label}>
              <svg width="10" height="10" aria-hidden="true">
                <rect width="10" height="10" rx="2" fill={color} data-quiet />
              </svg>
              {label}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

type RowProps = {
  readonly bar: ShareBar;
  readonly width: number;
  /** Px for each user. */
  readonly scale: number;
  readonly top: number;
  readonly total: number;
};

function Row({ bar, width, scale, top, total }: RowProps) {
  const note = width < SHORT_BELOW ? (bar.shortNote ?? bar.note) : bar.note;
  const room = Math.max(8, Math.floor(width / LETTER) - note.length - 2);
  const starts = bar.parts.map((_part, index) =>
    bar.parts.slice(0, index).reduce((sum, { value }) => sum + value, 0),
  );
  return (
    <>
      <rect x={0} y={top} width={width} height={ROW} rx={4} className={styles.ground} data-quiet />
      <text x={0} y={top + 15} className={styles.label}>
        {bar.label.length > room ? `${bar.label.slice(0, room - 1)}…` : bar.label}
        {bar.label.length > room && <title>{bar.label}</title>}
      </text>{' '}
      <text x={width} y={top + 15} textAnchor="end" className={styles.note}>
        {note}
      </text>
      {bar.parts.map(({ color, value }, index) => (
        <rect
          key={color}
          x={(starts[index] ?? 0) * scale}
          y={top + BAR_TOP}
          width={value * scale}
          height={BAR_HEIGHT}
          fill={color}
        />
      ))}
      {total === 0 && (
        <rect x={0} y={top + BAR_TOP} width={2} height={BAR_HEIGHT} className={styles.zero} />
      )}
    </>
  );
}
