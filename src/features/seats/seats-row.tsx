import { memo, type CSSProperties, type MouseEvent } from 'react';
import { useTranslations } from 'use-intl';
import { isReclaimable, type ActivityDay, type SeatUser } from '../../domain/seat-user';
import { safeHttpUrl } from '../../lib/safe-url';
import { UserAvatar } from '../../ui/user-avatar';
import type { SeatColumnId } from './seat-columns';
import styles from './seats-table.module.css';
import type { DayWords } from './use-day-words';

export type SeatsRowProps = {
  readonly user: SeatUser;
  /** Position among the visible rows, from 0. */
  readonly index: number;
  readonly start: number;
  readonly columns: readonly SeatColumnId[];
  readonly selected: boolean;
  readonly busy: boolean;
  readonly canWrite: boolean;
  readonly cards: boolean;
  /** The column whose cell of this row takes part in the tab order; null when it is another row's. */
  readonly activeColumn: number | null;
  readonly dayWords: (day: ActivityDay) => DayWords;
  readonly stateWords: (state: string) => string;
  readonly onSelect: (user: SeatUser, range: boolean) => void;
  readonly onToggle: (user: SeatUser) => void;
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
      className={column === 'select' ? `${styles.cell ?? ''} ${styles.check ?? ''}` : styles.cell}
    >
      <CellContent {...props} tabIndex={tabIndex} />
    </div>
  );
}

function CellContent(props: SeatCellProps & { readonly tabIndex: 0 | -1 }) {
  const { column, user, tabIndex, dayWords, stateWords } = props;
  const t = useTranslations('seats');
  switch (column) {
    case 'select':
      return <SelectBox {...props} />;
    case 'user':
      return <Person user={user} tabIndex={tabIndex} />;
    case 'seat':
      return <SeatToggle {...props} />;
    case 'state':
      return user.state === 'active' ? (
        <span className={styles.quiet}>{stateWords(user.state)}</span>
      ) : (
        <span className={styles.badge} title={isReclaimable(user) ? t('reclaimable') : undefined}>
          {stateWords(user.state)}
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
      return <Day words={dayWords(user.lastActivityOn)} />;
    case 'duo':
      return <Day words={dayWords(user.lastDuoActivityOn)} />;
  }
}

function Day({ words }: { readonly words: DayWords }) {
  return (
    <span
      className={words.kind === 'on' ? undefined : styles.unknown}
      title={words.title || undefined}
    >
      {words.text}
    </span>
  );
}

function SelectBox(props: SeatsRowProps & { readonly tabIndex: 0 | -1 }) {
  const { user, selected, tabIndex, onSelect } = props;
  const t = useTranslations('seats');
  function click(event: MouseEvent) {
    // Shift-click would also select the text between.
    if (event.shiftKey) window.getSelection()?.removeAllRanges();
    onSelect(user, event.shiftKey);
  }
  return (
    <label className={styles.checkTarget}>
      <input
        type="checkbox"
        aria-label={t('selectUser', { name: user.name })}
        checked={selected}
        tabIndex={tabIndex}
        onClick={click}
        onChange={() => undefined}
      />
    </label>
  );
}

function Person({ user, tabIndex }: { readonly user: SeatUser; readonly tabIndex: 0 | -1 }) {
  const t = useTranslations('seats');
  const address = safeHttpUrl(user.webUrl);
  return (
    <span className={styles.person}>
      <UserAvatar id={user.id} name={user.name} src={user.avatarUrl} size={28} />
      <span className={styles.names}>
        {address === null ? (
          // Where there is no page to open, the name still takes the focus of its cell.
          <span className={styles.name} tabIndex={tabIndex} dir="auto">
            {user.name}
          </span>
        ) : (
          <a
            className={styles.name}
            href={address}
            target="_blank"
            rel="noopener noreferrer"
            referrerPolicy="no-referrer"
            tabIndex={tabIndex}
            title={t('openInGitLab', { name: user.name })}
          >
            <bdi>{user.name}</bdi>
          </a>
        )}
        <span className={styles.username}>@{user.username}</span>
      </span>
    </span>
  );
}

function SeatToggle(props: SeatsRowProps & { readonly tabIndex: 0 | -1 }) {
  const { user, busy, canWrite, tabIndex, onToggle } = props;
  const t = useTranslations('seats');
  // Somebody who is not active can only lose a seat.
  const possible = canWrite && (user.holdsSeat || user.state === 'active');
  return (
    <button
      type="button"
      role="switch"
      aria-checked={user.holdsSeat}
      aria-disabled={!possible || busy}
      aria-busy={busy}
      aria-label={t(canWrite ? 'toggle' : 'toggleReadOnly', { name: user.name })}
      className={styles.toggle}
      tabIndex={tabIndex}
      onClick={() => {
        if (possible && !busy) onToggle(user);
      }}
    />
  );
}

/** The same cells as a card, for narrow screens. */
function CardCells(props: SeatsRowProps) {
  const { user, columns, activeColumn, dayWords, stateWords } = props;
  const t = useTranslations('seats');
  const tabIndexOf = (column: SeatColumnId) => (activeColumn === columns.indexOf(column) ? 0 : -1);
  return (
    <div role="presentation" className={styles.line}>
      <div role="gridcell" className={styles.check} style={{ gridArea: 'check' }} data-column={0}>
        <SelectBox {...props} tabIndex={tabIndexOf('select')} />
      </div>
      <div role="gridcell" className={styles.cell} style={{ gridArea: 'user' }} data-column={1}>
        <Person user={user} tabIndex={tabIndexOf('user')} />
      </div>
      <div role="gridcell" className={styles.cell} style={{ gridArea: 'seat' }} data-column={2}>
        <SeatToggle {...props} tabIndex={tabIndexOf('seat')} />
      </div>
      <div role="gridcell" className={styles.facts} data-column={3} tabIndex={tabIndexOf('state')}>
        {user.state !== 'active' && (
          <>
            <span>{t('columns.state')}</span>
            <span>{stateWords(user.state)}</span>
          </>
        )}
        <span>{t('columns.gitlab')}</span>
        <Day words={dayWords(user.lastActivityOn)} />
        <span>{t('columns.duo')}</span>
        <Day words={dayWords(user.lastDuoActivityOn)} />
      </div>
    </div>
  );
}
