import Button from '@mui/material/Button';
import { type ReactNode, useId, useRef, useState } from 'react';
import { Link } from 'react-router-dom';
import { useFormatter, useTranslations } from 'use-intl';
import { writeCsv } from '../../lib/csv';
import { svgText } from '../../lib/svg-text';
import { DataTable } from '../data/data-table';
import { ExportMenu } from '../data/export-menu';
import styles from './chart-card.module.css';

/** Null: unknown, which is not zero. */
type Cell = string | number | null;

type ChartColumn = { readonly label: string; readonly numeric?: boolean };

type ChartRow = {
  readonly cells: readonly Cell[];
  /** Shown instead of the first cell: a formatted date, for one. */
  readonly label?: string;
  /** Where the users of the row are listed. */
  readonly to?: string | null;
};

type ChartCardProps = {
  readonly title: string;
  /** What the chart shows, in a sentence; part of its accessible name. */
  readonly summary: string;
  readonly columns: readonly ChartColumn[];
  readonly rows: readonly ChartRow[];
  /** Which part of the data is drawn, where that is not all: the chart then looks unfinished. */
  readonly partial?: string | undefined;
  /** The drawing has texts and links of its own, so it is no mere image. */
  readonly readable?: boolean;
  /** The chart itself. Screen readers get an image: its content is in the summary and the table. */
  readonly children: ReactNode;
  /** The parts of a file's name. */
  readonly name: readonly string[];
  /** A file that this app can read again; by default, the JSON holds the table with its labels. */
  readonly json?: () => string;
  /** Shown below the chart. */
  readonly footer?: ReactNode;
  /** Beside the other buttons. */
  readonly actions?: ReactNode;
  readonly wide?: boolean;
};

/** A chart with its title, its table, and a menu to export both. */
export function ChartCard(props: ChartCardProps) {
  const { title, columns, rows, children, name, json, footer, actions, wide } = props;
  const { partial, readable = false } = props;
  const summary = summaryOf(props);
  const t = useTranslations('exports.picture');
  const [asTable, setAsTable] = useState(false);
  const chart = useRef<HTMLDivElement>(null);
  const id = useId();

  function svg(): string | null {
    const element = chart.current?.querySelector('svg');
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
      <p className={styles.summary}>
        {partial !== undefined && <strong className={styles.partial}>{partial}</strong>}{' '}
        {props.summary}
      </p>
      {asTable ? (
        <ChartTable title={title} columns={columns} rows={rows} />
      ) : (
        <div
          ref={chart}
          {...(readable ? {} : { role: 'img', 'aria-label': `${title}. ${summary}` })}
          className={styles.drawing}
          data-partial={partial !== undefined}
        >
          {children}
        </div>
      )}
      {footer !== undefined && <div className={styles.footer}>{footer}</div>}
    </section>
  );
}

/** In a file and for screen readers, too, a part says that it is one. */
function summaryOf({ partial, summary }: Pick<ChartCardProps, 'partial' | 'summary'>): string {
  return partial === undefined ? summary : `${partial}. ${summary}`;
}

function chartJson(props: ChartCardProps): string {
  const { title, columns, rows } = props;
  const file = {
    format: 'duo-seats-picture',
    version: 1,
    title,
    summary: summaryOf(props),
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
