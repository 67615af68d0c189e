import { type CSSProperties, memo, type ReactNode, useRef } from 'react';
import { classNames } from '../../lib/class-names';
import { useNarrowWindow } from '../layout/use-narrow-window';
import styles from './page-table.module.css';
import { usePageRows } from './virtual-list';

export type PageColumn = {
  readonly key: string;
  readonly label: string;
  /** Its share of the width. */
  readonly share: number;
  readonly quiet?: boolean;
  /** On a phone, where a row is two lines: in the first one, at its end, or a line of its own. */
  readonly narrow?: 'first' | 'end' | 'whole';
};

type PageTableProps<Item> = {
  /** The accessible name. */
  readonly label: string;
  readonly columns: readonly PageColumn[];
  readonly items: readonly Item[];
  readonly itemKey: (item: Item) => string | number;
  /** A cell for each column; the same function for as long as nothing that it shows changes. */
  readonly cellsOf: (item: Item) => readonly ReactNode[];
  /** How many rows the screen shows; all of them where not given. Paper has all. */
  readonly most?: number;
};

/** In px. */
const ROW_HEIGHT = { wide: 40, narrow: 64 };

/** A long table in the page. Only the rows near the window are in it, except when it is printed. */
export function PageTable<Item>(props: PageTableProps<Item>) {
  const { label, columns, items, itemKey, cellsOf, most = Infinity } = props;
  const isNarrow = useNarrowWindow();
  const body = useRef<HTMLDivElement>(null);
  const shown = Math.min(most, items.length);
  const { rows, style, printing } = usePageRows(body, {
    count: shown,
    printed: items.length,
    height: isNarrow ? ROW_HEIGHT.narrow : ROW_HEIGHT.wide,
  });
  const tracks: CSSProperties & Record<'--tracks', string> = {
    '--tracks': columns.map(({ share }) => `minmax(0, ${share}fr)`).join(' '),
  };
  return (
    <div
      role="table"
      aria-label={label}
      aria-rowcount={items.length + 1}
      className={classNames(styles.table, printing && styles.printed)}
      style={tracks}
    >
      <div role="rowgroup" className={styles.head}>
        <div role="row" aria-rowindex={1} className={styles.line}>
          {columns.map(({ key, label: name }) => (
            <span key={key} role="columnheader" className={styles.cell}>
              {name}
            </span>
          ))}
        </div>
      </div>
      <div ref={body} role="rowgroup" className={styles.body} style={style}>
        {rows.map(({ index, start }) => {
          const item = items[index];
          if (item === undefined) return null;
          const key = itemKey(item);
          return <Row key={key} {...{ item, index, start, columns, cellsOf }} />;
        })}
      </div>
    </div>
  );
}

type RowProps<Item> = Pick<PageTableProps<Item>, 'columns' | 'cellsOf'> & {
  readonly item: Item;
  readonly index: number;
  /** In px below the head; null where the rows just follow each other. */
  readonly start: number | null;
};

const Row = memo(PlainRow) as typeof PlainRow;

function PlainRow<Item>({ item, index, start, columns, cellsOf }: RowProps<Item>) {
  const cells = cellsOf(item);
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={styles.row}
      style={start === null ? undefined : { transform: `translateY(${start}px)` }}
    >
      <div className={styles.line}>
        {columns.map(({ key, quiet = false, narrow }, position) => (
          <span
            key={key}
            role="cell"
            className={classNames(styles.cell, quiet && styles.quiet, narrow && styles[narrow])}
          >
            {cells[position]}
          </span>
        ))}
      </div>
    </div>
  );
}
