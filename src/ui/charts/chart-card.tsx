import Button from '@mui/material/Button';
import { type ReactNode, Suspense, useId, useRef, useState } from 'react';
import { Link } from 'react-router-dom';
import { useFormatter, useTranslations } from 'use-intl';
import { writeCsv } from '../../lib/csv';
import { svgText } from '../../lib/svg-text';
import { DataTable } from '../data/data-table';
import { ExportMenu } from '../data/export-menu';
import styles from './chart-card.module.css';

/** Null: not known, which is no zero. */
type Cell = string | number | null;

type ChartColumn = { readonly label: string; readonly numeric?: boolean };

type ChartRow = {
  readonly cells: readonly Cell[];
  /** What is shown for the first cell where that is not for people: a date in their own way of writing. */
  readonly label?: string;
  /** Where the users of the row are listed. */
  readonly to?: string | null;
};

type ChartCardProps = {
  readonly title: string;
  /** What it shows, in a sentence; also what the drawing says to those who do not see it. */
  readonly summary: string;
  readonly columns: readonly ChartColumn[];
  readonly rows: readonly ChartRow[];
  /** The drawing. It is a picture to those who listen: all it says is in summary and table. */
  readonly children: ReactNode;
  /** The parts of a file's name. */
  readonly name: readonly string[];
  /** A file that this app reads again; else the JSON is the table with the words of this language. */
  readonly json?: () => string;
  /** Below the drawing: what follows from it. */
  readonly footer?: ReactNode;
  /** Beside the other buttons. */
  readonly actions?: ReactNode;
  readonly wide?: boolean;
};

/** A drawing with its title, its table, and the ways to take both elsewhere. */
export function ChartCard(props: ChartCardProps) {
  const { title, summary, columns, rows, children, name, json, footer, actions, wide } = props;
  const t = useTranslations('exports.picture');
  const [asTable, setAsTable] = useState(false);
  const drawing = useRef<HTMLDivElement>(null);
  const id = useId();

  function svg(): string | null {
    const element = drawing.current?.querySelector('svg');
    return element ? svgText(element) : null;
  }

  return (
    <section className={styles.chart} data-wide={wide} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id} className={styles.title}>
          {title}
        </h2>
        <div className={styles.actions}>
          {actions}
          <Button
            size="small"
            variant="text"
            aria-label={t(asTable ? 'chartOf' : 'tableOf', { title })}
            onClick={() => setAsTable(!asTable)}
          >
            {t(asTable ? 'chart' : 'table')}
          </Button>
          <ExportMenu
            label={title}
            name={name}
            csv={() =>
              writeCsv(
                columns.map((column) => column.label),
                rows.map((row) => row.cells),
              )
            }
            json={json ?? (() => chartJson(props))}
            {...(asTable ? {} : { svg })}
          />
        </div>
      </div>
      <p className={styles.summary}>{summary}</p>
      {asTable ? (
        <ChartTable title={title} columns={columns} rows={rows} />
      ) : (
        <div
          ref={drawing}
          role="img"
          aria-label={`${title}. ${summary}`}
          className={styles.drawing}
        >
          <Suspense>{children}</Suspense>
        </div>
      )}
      {footer !== undefined && <div className={styles.footer}>{footer}</div>}
    </section>
  );
}

/** Null in a cell: not known, which is no zero. */
function chartJson({ title, summary, columns, rows }: ChartCardProps): string {
  const file = {
    format: 'duo-seats-picture',
    version: 1,
    title,
    summary,
    columns: columns.map((column) => column.label),
    rows: rows.map((row) => row.cells),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

function ChartTable({ title, columns, rows }: Pick<ChartCardProps, 'title' | 'columns' | 'rows'>) {
  const t = useTranslations('exports.picture');
  const format = useFormatter();
  const label = (cell: Cell) =>
    cell === null ? t('unknown') : typeof cell === 'number' ? format.number(cell) : cell;
  return (
    <DataTable
      caption={title}
      columns={columns.map((column, index) => ({ key: String(index), ...column }))}
      rows={rows.map((row, index) => ({
        key: String(index),
        cells: row.cells.map((cell, column) =>
          column === 0 && row.to ? (
            <Link key="link" to={row.to}>
              {label(cell)}
            </Link>
          ) : (
            label(column === 0 ? (row.label ?? cell) : cell)
          ),
        ),
      }))}
    />
  );
}
