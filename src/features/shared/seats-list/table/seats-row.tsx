import { Fragment, memo, type CSSProperties } from 'react';
import { classNames } from '../../../../lib/class-names';
import { type CellProps, FactLabel } from './cells';
import { isFact, type SeatColumn } from './columns';
import styles from './seats-table.module.css';

type SeatsRowProps = Omit<CellProps, 'tabIndex'> & {
  /** Position among the visible rows, from 0. */
  readonly index: number;
  /** In px, below the top of the first row; null on paper, where the rows follow each other. */
  readonly start: number | null;
  readonly columns: readonly SeatColumn[];
  readonly cards: boolean;
  /** The column whose cell of this row takes part in the tab order; null when it is another row's. */
  readonly activeColumn: number | null;
};

/** One user. Memoized, with props of its own alone: scrolling, typing and selecting render few rows anew. */
export const SeatsRow = memo(function SeatsRow(props: SeatsRowProps) {
  const { index, start, columns, cards, activeColumn, ...cell } = props;
  const style: CSSProperties = start === null ? {} : { transform: `translateY(${start}px)` };
  const Cells = cards ? CardCells : TableCells;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={cell.selected}
      data-row={index}
      className={styles.row}
      style={style}
    >
      <div role="presentation" className={styles.line}>
        <Cells {...cell} columns={columns} activeColumn={activeColumn} />
      </div>
    </div>
  );
});

type CellsProps = Omit<SeatsRowProps, 'index' | 'start' | 'cards'>;

function TableCells({ columns, activeColumn, ...cell }: CellsProps) {
  return columns.map(({ id, isControl, Cell }, position) => {
    const tabIndex = activeColumn === position ? 0 : -1;
    return (
      <div
        key={id}
        role="gridcell"
        aria-colindex={position + 1}
        data-column={position}
        // A cell with one control in it gives the focus to that control.
        tabIndex={isControl ? undefined : tabIndex}
        className={classNames(styles.cell, id === 'select' && styles.check)}
      >
        <Cell {...cell} tabIndex={tabIndex} />
      </div>
    );
  });
}

/** The same cells as a card, for narrow screens: one for each grid area. */
function CardCells({ columns, activeColumn, ...cell }: CellsProps) {
  const [facts, others] = [columns.filter(isFact), columns.filter((one) => !isFact(one))];
  const tabIndexOf = (position: number) => (activeColumn === position ? 0 : -1);
  return (
    <>
      {others.map(({ id, card, Cell }, position) => (
        <div
          key={id}
          role="gridcell"
          className={id === 'select' ? styles.check : styles.cell}
          style={{ gridArea: card }}
          data-column={position}
        >
          <Cell {...cell} tabIndex={tabIndexOf(position)} />
        </div>
      ))}
      <div
        role="gridcell"
        className={styles.facts}
        data-column={others.length}
        tabIndex={tabIndexOf(others.length)}
      >
        {facts.map(({ id, Cell }) =>
          id === 'state' && cell.user.state === 'active' ? null : (
            <Fragment key={id}>
              <FactLabel id={id} />
              <Cell {...cell} tabIndex={-1} />
            </Fragment>
          ),
        )}
      </div>
    </>
  );
}
