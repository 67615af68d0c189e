import { memo, type CSSProperties } from 'react';
import { useTranslations } from 'use-intl';
import { isReclaimable, type ActivityDay, type SeatUser } from '../../../domain/seat-user';
import { classNames } from '../../../lib/class-names';
import { UserCell } from './user-cell';
import { SeatToggle } from './seat-toggle';
import { SelectBox } from './select-box';
import type { SeatColumnId } from './seat-columns';
import styles from './seats-table.module.css';
import type { DayLabel } from '../../shared/use-day-label';

type SeatsRowProps = {
  readonly user: SeatUser;
  /** Position among the visible rows, from 0. */
  readonly index: number;
  readonly start: number;
  readonly columns: readonly SeatColumnId[];
  readonly selected: boolean;
  readonly found: boolean;
  readonly busy: boolean;
  readonly canWrite: boolean;
  readonly cards: boolean;
  /** The column whose cell of this row takes part in the tab order; null when it is another row's. */
  readonly activeColumn: number | null;
  readonly dayLabel: (day: ActivityDay) => DayLabel;
  readonly stateLabel: (state: string) => string;
  readonly onSelect: (user: SeatUser, range: boolean) => void;
  readonly onToggle: (user: SeatUser) => void;
  readonly onOpen: (user: SeatUser) => void;
};

/** One user. Memoised: scrolling and selecting touch only the rows that change. */
export const SeatsRow = memo(function SeatsRow(props: SeatsRowProps) {
  const { index, start, columns, selected, cards } = props;
  const style: CSSProperties = { transform: `translateY(${start}px)` };
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      data-row={index}
      className={styles.row}
      style={style}
    >
      {cards ? (
        <CardCells {...props} />
      ) : (
        <div role="presentation" className={styles.line}>
          {columns.map((column, position) => (
            <SeatCell key={column} {...props} column={column} position={position} />
          ))}
        </div>
      )}
    </div>
  );
});

type SeatCellProps = SeatsRowProps & { readonly column: SeatColumnId; readonly position: number };

function SeatCell(props: SeatCellProps) {
  const { column, position, activeColumn } = props;
  const tabIndex = activeColumn === position ? 0 : -1;
  // A cell with one control in it gives the focus to that control.
  const holdsControl = column === 'select' || column === 'seat' || column === 'user';
  return (
    <div
      role="gridcell"
      aria-colindex={position + 1}
      data-column={position}
      tabIndex={holdsControl ? undefined : tabIndex}
      className={classNames(styles.cell, column === 'select' && styles.check)}
    >
      <CellContent {...props} tabIndex={tabIndex} />
    </div>
  );
}

function CellContent(props: SeatCellProps & { readonly tabIndex: 0 | -1 }) {
  const { column, user, dayLabel, stateLabel } = props;
  const t = useTranslations('seats');
  switch (column) {
    case 'select':
      return <SelectBox {...props} />;
    case 'user':
      return <UserCell {...props} />;
    case 'seat':
      return <SeatToggle {...props} />;
    case 'state':
      return user.state === 'active' ? (
        <span className={styles.quiet}>{stateLabel(user.state)}</span>
      ) : (
        <span className={styles.badge} title={isReclaimable(user) ? t('reclaimable') : undefined}>
          {stateLabel(user.state)}
        </span>
      );
    case 'email':
      return user.publicEmail === null ? (
        <span className={styles.unknown}>{t('private')}</span>
      ) : (
        <span className={styles.quiet} title={user.publicEmail}>
          {user.publicEmail}
        </span>
      );
    case 'gitlab':
      return <Day label={dayLabel(user.lastActivityOn)} />;
    case 'duo':
      return <Day label={dayLabel(user.lastDuoActivityOn)} />;
    case 'login':
      // A time; its day is what the table has room for.
      return <Day label={dayLabel(user.lastLoginAt?.slice(0, 10) ?? user.lastLoginAt)} />;
  }
}

function Day({ label }: { readonly label: DayLabel }) {
  return (
    <span
      className={classNames(styles.day, label.kind !== 'on' && styles.unknown)}
      title={label.title || undefined}
    >
      {label.text}
    </span>
  );
}

/** The same cells as a card, for narrow screens; see `CARD_COLUMNS`. */
function CardCells(props: SeatsRowProps) {
  const { user, activeColumn, dayLabel, stateLabel } = props;
  const t = useTranslations('seats');
  const tabIndexOf = (column: number) => (activeColumn === column ? 0 : -1);
  return (
    <div role="presentation" className={styles.line}>
      <div role="gridcell" className={styles.check} style={{ gridArea: 'check' }} data-column={0}>
        <SelectBox {...props} tabIndex={tabIndexOf(0)} />
      </div>
      <div role="gridcell" className={styles.cell} style={{ gridArea: 'user' }} data-column={1}>
        <UserCell {...props} tabIndex={tabIndexOf(1)} />
      </div>
      <div role="gridcell" className={styles.cell} style={{ gridArea: 'seat' }} data-column={2}>
        <SeatToggle {...props} tabIndex={tabIndexOf(2)} />
      </div>
      <div role="gridcell" className={styles.facts} data-column={3} tabIndex={tabIndexOf(3)}>
        {user.state !== 'active' && (
          <>
            <span>{t('columns.state')}</span>
            <span>{stateLabel(user.state)}</span>
          </>
        )}
        <span>{t('columns.gitlab')}</span>
        <Day label={dayLabel(user.lastActivityOn)} />
        <span>{t('columns.duo')}</span>
        <Day label={dayLabel(user.lastDuoActivityOn)} />
      </div>
    </div>
  );
}
