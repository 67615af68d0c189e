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
  /** Its head is a button that sorts; the direction is null where the rows are sorted by another one. */
  readonly sort?: {
    readonly direction: 'asc' | 'desc' | null;
    readonly onSort: () => void;
  };
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
  /** The cells of a last row that sums up the others. */
  readonly total?: readonly ReactNode[];
};

/** A plain table. Thousands of rows need `usePageRows`. */
export function DataTable(props: DataTableProps) {
  const { caption, columns, rows, showCaption = false, framed = false, total } = props;
  return (
    <ScrollRegion label={caption} className={classNames(styles.scroll, framed && styles.framed)}>
      <table className={styles.table}>
        <caption className={classNames(!showCaption && styles.quiet)}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <ColumnHead key={column.key} column={column} />
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
              {row.across === undefined && <Cells columns={columns} cells={row.cells} />}
            </tr>
          ))}
        </tbody>
        {total && (
          <tfoot>
            <tr>
              <Cells columns={columns} cells={total} />
            </tr>
          </tfoot>
        )}
      </table>
    </ScrollRegion>
  );
}

const DIRECTIONS = { asc: 'ascending', desc: 'descending' } as const;

function ColumnHead({ column }: { readonly column: DataColumn }) {
  const { label, sort } = column;
  const direction = sort?.direction ?? null;
  return (
    <th
      scope="col"
      className={cellClass(column)}
      aria-sort={direction === null ? undefined : DIRECTIONS[direction]}
    >
      {sort ? (
        <button type="button" className={styles.sort} onClick={sort.onSort}>
          {label}
        </button>
      ) : (
        label
      )}
    </th>
  );
}

type CellsProps = {
  readonly columns: readonly DataColumn[];
  readonly cells: readonly ReactNode[];
};

function Cells({ columns, cells }: CellsProps) {
  return columns.map((column, index) =>
    index === 0 ? (
      <th key={column.key} scope="row" className={cellClass(column)}>
        {cells[index]}
      </th>
    ) : (
      <td key={column.key} className={cellClass(column)}>
        {cells[index]}
      </td>
    ),
  );
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
