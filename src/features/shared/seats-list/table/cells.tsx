import { createContext, useContext, type MouseEvent, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { SeatSinceById } from '../../../../domain/roster/seat-since';
import {
  type ActivityDay,
  emailOf,
  emailSourceOf,
  isReclaimable,
  type SeatUser,
} from '../../../../domain/seat-user';
import { classNames } from '../../../../lib/class-names';
import { UserAvatar } from '../../../../ui/data/user-avatar';
import type { DayLabel } from '../../../../ui/data/relative-day';
import type { ListUsage } from '../usage/list-usage';
import type { UsageColumn } from '../../../../domain/roster/view/list-state';
import type { SinceLabel } from '../use-seat-since';
import type { SeatColumn } from './columns';
import toggleStyles from './seat-toggle.module.css';
import styles from './seats-table.module.css';

/**
 * What the cells of all rows share. It is apart from the list's context because that one changes with
 * each keystroke and each loaded page, and rows must not.
 */
export type CellsContextValue = {
  readonly canWrite: boolean;
  /** Why no seat can be changed; told where `canWrite` is false. */
  readonly readOnlyWhy: string;
  readonly dayLabel: (day: ActivityDay) => DayLabel;
  readonly sinceLabel: SinceLabel;
  /** Undefined until it is known. */
  readonly seatSince: SeatSinceById | undefined;
  readonly columnLabel: (id: SeatColumn['id']) => string;
  /** Undefined until its code is there. */
  readonly usageLabel: ListUsage['label'] | undefined;
  readonly stateLabel: (state: string) => string;
  readonly onSelect: (user: SeatUser, range: boolean) => void;
  readonly onToggle: (user: SeatUser) => void;
  readonly onOpen: (user: SeatUser) => void;
  readonly onMenu: (user: SeatUser, button: HTMLElement) => void;
  /** Says why a user is in the list, where it is about some users alone. */
  readonly Reason: ((props: CellProps) => ReactNode) | undefined;
};

export const CellsContext = createContext<CellsContextValue | null>(null);

function useCells(): CellsContextValue {
  const value = useContext(CellsContext);
  if (value === null) throw new Error('Cells need a CellsContext around them');
  return value;
}

export type CellProps = {
  readonly user: SeatUser;
  readonly selected: boolean;
  /** Whether only GitLab's own search found this user. */
  readonly found: boolean;
  /** Whether the seat is being changed right now. */
  readonly busy: boolean;
  readonly tabIndex: 0 | -1;
};

export function SelectCell({ user, selected, tabIndex }: CellProps) {
  const t = useTranslations('seats');
  const { onSelect } = useCells();
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

/** Avatar, name and username; the name opens the details. */
export function UserCell({ user, found, tabIndex }: CellProps) {
  const t = useTranslations('seats');
  const { onOpen } = useCells();
  return (
    <span className={styles.user}>
      <UserAvatar id={user.id} name={user.name} src={user.avatarUrl} size={28} />
      <span className={styles.names}>
        <button
          type="button"
          className={styles.name}
          aria-haspopup="dialog"
          title={user.name}
          tabIndex={tabIndex}
          onClick={(event) => {
            // With these keys a click selects, like everywhere in the row.
            if (!event.ctrlKey && !event.metaKey && !event.shiftKey) onOpen(user);
          }}
        >
          <bdi>{user.name}</bdi>
        </button>
        <span className={styles.username}>
          @{user.username}
          {found && (
            <span className={styles.found} title={t('serverSearch.markWhy')}>
              {t('serverSearch.mark')}
            </span>
          )}
        </span>
      </span>
    </span>
  );
}

/** A user who is not active can only lose a seat. */
export function canChangeSeat(user: SeatUser, canWrite: boolean): boolean {
  return canWrite && (user.holdsSeat || user.state === 'active');
}

/** Whether a user holds a seat, as a switch that changes it at once. */
export function SeatCell({ user, busy, tabIndex }: CellProps) {
  const t = useTranslations('seats');
  const { canWrite, readOnlyWhy: why, onToggle } = useCells();
  const { name } = user;
  const possible = canChangeSeat(user, canWrite);
  return (
    <button
      type="button"
      role="switch"
      aria-checked={user.holdsSeat}
      aria-disabled={!possible || busy}
      aria-busy={busy}
      aria-label={canWrite ? t('toggle', { name }) : t('toggleReadOnly', { name, why })}
      title={canWrite ? undefined : why}
      className={toggleStyles.toggle}
      tabIndex={tabIndex}
      onClick={() => {
        if (possible && !busy) onToggle(user);
      }}
    />
  );
}

export function StateCell({ user }: CellProps) {
  const t = useTranslations('seats');
  const { stateLabel } = useCells();
  const label = stateLabel(user.state);
  if (user.state === 'active') return <span className={styles.quiet}>{label}</span>;
  return (
    <span className={styles.badge} title={isReclaimable(user) ? t('reclaimable') : undefined}>
      {label}
    </span>
  );
}

export function EmailCell({ user }: CellProps) {
  const t = useTranslations('seats');
  const email = emailOf(user);
  const source = emailSourceOf(user);
  if (email === null || source === null) {
    return <span className={styles.unknown}>{t('private')}</span>;
  }
  return (
    <span
      className={styles.quiet}
      title={source === 'public' ? email : `${email} · ${t('emailSource', { source })}`}
    >
      {email}
    </span>
  );
}

export const GitLabActivityCell = ({ user }: CellProps) => <Day day={user.lastActivityOn} />;

export function DuoActivityCell({ user }: CellProps) {
  const t = useTranslations('seats.use');
  const { duoUse, lastDuoActivityOn: day } = user;
  return duoUse ? <span className={styles.day}>{t(duoUse)}</span> : <Day day={day} />;
}

/** A sign-in has a time, but the table has room for its day only. */
export const SignInCell = ({ user }: CellProps) => (
  <Day day={user.lastLoginAt?.slice(0, 10) ?? user.lastLoginAt} />
);

/** How long the seat has been held: what this browser knows of it. */
export function SinceCell({ user }: CellProps) {
  const { sinceLabel, seatSince } = useCells();
  return user.holdsSeat && seatSince && <DayText label={sinceLabel(seatSince.get(user.id))} />;
}

/** The name of a fact on a card. */
export function FactLabel({ id }: Pick<SeatColumn, 'id'>) {
  return <span>{useCells().columnLabel(id)}</span>;
}

export function UsageCell({ user, column }: CellProps & { readonly column: UsageColumn }) {
  const label = useCells().usageLabel?.(column, user);
  return label && <DayText label={label} />;
}

export function ReasonCell(props: CellProps) {
  const { Reason } = useCells();
  return Reason && <Reason {...props} />;
}

/** Opens what can be done with one user. */
export function MenuCell({ user, tabIndex }: CellProps) {
  const t = useTranslations('seats');
  const { onMenu } = useCells();
  return (
    <button
      type="button"
      className={styles.menu}
      aria-haspopup="menu"
      aria-label={t('rowMenu', { name: user.name })}
      tabIndex={tabIndex}
      onClick={(event) => onMenu(user, event.currentTarget)}
    >
      ⋯
    </button>
  );
}

function Day({ day }: { readonly day: ActivityDay }) {
  return <DayText label={useCells().dayLabel(day)} />;
}

function DayText({ label: { text, title, kind } }: { readonly label: DayLabel }) {
  return (
    <span
      className={classNames(styles.day, kind !== 'on' && styles.unknown)}
      title={title || undefined}
    >
      {text}
    </span>
  );
}
