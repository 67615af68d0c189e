import { type ReactNode, useEffect, useState } from 'react';
import { classNames } from '../../lib/class-names';
import styles from './data-table.module.css';

export type DataColumn = {
  readonly key: string;
  readonly label: ReactNode;
  /** Aligned right. */
  readonly numeric?: boolean;
  /** Hidden on narrow screens. */
  readonly secondary?: boolean;
};

export type DataRow = {
  readonly key: string;
  /** A cell for each column. The first one is the row's header. */
  readonly cells: readonly ReactNode[];
  readonly className?: string | undefined;
  /** Replaces the cells by one across all columns: for a line between rows. */
  readonly across?: ReactNode;
};

type DataTableProps = {
  readonly caption: string;
  readonly columns: readonly DataColumn[];
  readonly rows: readonly DataRow[];
  /** Shows the caption above the table; by default only screen readers get it. */
  readonly showCaption?: boolean;
  readonly framed?: boolean;
};

/** A plain table. Thousands of rows need `usePageRows`. */
export function DataTable(props: DataTableProps) {
  const { caption, columns, rows, showCaption = false, framed = false } = props;
  return (
    <ScrollRegion label={caption} className={classNames(styles.scroll, framed && styles.framed)}>
      <table className={styles.table}>
        <caption className={classNames(!showCaption && styles.quiet)}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={cellClass(column)}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} className={row.className}>
              {row.across !== undefined && (
                <th scope="row" colSpan={columns.length}>
                  {row.across}
                </th>
              )}
              {cellsOf(columns, row).map((column, index) =>
                index === 0 ? (
                  <th key={column.key} scope="row" className={cellClass(column)}>
                    {row.cells[index]}
                  </th>
                ) : (
                  <td key={column.key} className={cellClass(column)}>
                    {row.cells[index]}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function cellsOf(columns: readonly DataColumn[], row: DataRow): readonly DataColumn[] {
  return row.across === undefined ? columns : [];
}

function cellClass({ numeric = false, secondary = false }: DataColumn): string {
  return classNames(numeric && styles.numeric, secondary && styles.secondary);
}

type ScrollRegionProps = {
  readonly label: string;
  readonly className: string;
  readonly children: ReactNode;
};

/** Scrolls its content where there is too little room. Only then does it have a name and take the focus. */
function ScrollRegion({ label, className, children }: ScrollRegionProps) {
  const [element, setElement] = useState<HTMLDivElement | null>(null);
  const [scrolls, setScrolls] = useState(false);
  useEffect(() => {
    if (!element) return undefined;
    const observer = new ResizeObserver(() => {
      const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
      setScrolls(scrollWidth > clientWidth || scrollHeight > clientHeight);
    });
    for (const one of [element, ...element.children]) observer.observe(one);
    return () => observer.disconnect();
  }, [element]);
  return (
    <div
      ref={setElement}
      className={className}
      {...(scrolls && { role: 'region', 'aria-label': label, tabIndex: 0 })}
    >
      {children}
    </div>
  );
}
