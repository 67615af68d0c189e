import { useTranslations } from 'use-intl';
import type { SeatUser } from '../../../domain/seat-user';
import styles from './seat-toggle.module.css';

export type SeatToggleProps = {
  readonly user: SeatUser;
  readonly busy: boolean;
  readonly canWrite: boolean;
  readonly tabIndex: 0 | -1;
  readonly onToggle: (user: SeatUser) => void;
};

/** Somebody who is not active can only lose a seat. */
export function canChangeSeat(user: SeatUser, canWrite: boolean): boolean {
  return canWrite && (user.holdsSeat || user.state === 'active');
}

/** Whether a user holds a seat, and the way to change that at once. */
export function SeatToggle({ user, busy, canWrite, tabIndex, onToggle }: SeatToggleProps) {
  const t = useTranslations('seats');
  const possible = canChangeSeat(user, canWrite);
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
