import { useEffect, useRef, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { ActivityMatrix, MatrixAdvice } from '../../domain/utilization/activity-matrix';
import styles from './matrix-drawing.module.css';

/** Until it is measured. */
const USUAL_WIDTH = 520;
const LABEL = 108;
/** Columns narrower than this have shorter words. */
const SHORT_BELOW = 112;
const HEAD = 30;
const CELL = 62;
const GAP = 4;

const ADVICE_CLASS: Readonly<Record<MatrixAdvice, string | undefined>> = {
  using: styles.using,
  coach: styles.coach,
  reclaim: styles.reclaim,
  unclear: styles.unclear,
};

/** Cells whose tint says what follows for the users in them, and how strongly. */
export function MatrixDrawing({ matrix }: { readonly matrix: ActivityMatrix }) {
  const t = useTranslations('overview.matrix');
  const format = useFormatter();
  const { rows, columns, cell, total } = matrix;
  const drawing = useRef<SVGSVGElement>(null);
  const [across, setAcross] = useState(USUAL_WIDTH);
  useEffect(() => {
    const element = drawing.current;
    if (!element) return undefined;
    // Drawn in the size it is shown in, so that words keep theirs.
    const observer = new ResizeObserver(([entry]) => {
      if (entry && entry.contentRect.width > 0) setAcross(Math.round(entry.contentRect.width));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const width = (across - LABEL) / columns.length;
  const height = HEAD + rows.length * CELL;
  return (
    <svg
      ref={drawing}
      viewBox={`0 0 ${across} ${height}`}
      height={height}
      className={styles.drawing}
      aria-hidden="true"
    >
      {columns.map((duo, column) => (
        <text
          key={duo}
          x={LABEL + (column + 0.5) * width}
          y={18}
          textAnchor="middle"
          className={styles.label}
        >
          {t(width < SHORT_BELOW ? `duoShort.${duo}` : `duo.${duo}`)}
        </text>
      ))}
      {rows.map((gitlab, row) => (
        <g key={gitlab}>
          <text x={0} y={HEAD + (row + 0.5) * CELL + 4} className={styles.label}>
            {t(`gitlab.${gitlab}`)}
          </text>
          {columns.map((duo, column) => {
            const { count, advice } = cell(gitlab, duo);
            const share = total === 0 ? 0 : count / total;
            const x = LABEL + column * width;
            const y = HEAD + row * CELL;
            return (
              <g key={duo} className={ADVICE_CLASS[advice]}>
                <rect
                  x={x}
                  y={y}
                  width={width - GAP}
                  height={CELL - GAP}
                  rx={6}
                  className={styles.cell}
                  fillOpacity={count === 0 ? 0 : 0.12 + 0.38 * Math.sqrt(share)}
                />
                <text
                  x={x + (width - GAP) / 2}
                  y={y + CELL / 2 + 4}
                  textAnchor="middle"
                  className={count === 0 ? styles.none : styles.count}
                >
                  {format.number(count)}
                </text>
              </g>
            );
          })}
        </g>
      ))}
    </svg>
  );
}
