import type { CSSProperties } from 'react';
import { useTranslations } from 'use-intl';
import styles from './skeleton-rows.module.css';
import { VisuallyHidden } from '../layout/visually-hidden';

type SkeletonRowsProps = {
  readonly rows: number;
  /** In px, as the rows to come. */
  readonly rowHeight?: number;
  /** A CSS width for each cell, as the columns to come. */
  readonly widths?: readonly string[];
};

/** Takes the place and size of a list or table until it is loaded. */
export function SkeletonRows({ rows, rowHeight = 40, widths = DEFAULT_WIDTHS }: SkeletonRowsProps) {
  const t = useTranslations('ui.skeleton');
  const style: CSSProperties & Record<'--row-height', string> = {
    '--row-height': `${rowHeight}px`,
  };
  return (
    <div className={styles.rows} style={style}>
      <VisuallyHidden>{t('loading')}</VisuallyHidden>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={styles.row} aria-hidden="true">
          {widths.map((width, cell) => (
            <span key={cell} className={styles.cell} style={cellStyle(width)} />
          ))}
        </div>
      ))}
    </div>
  );
}

const DEFAULT_WIDTHS = ['20px', '30%', '12%', '16%', '16%'];

function cellStyle(width: string): CSSProperties & Record<'--cell-width', string> {
  return { '--cell-width': width };
}
