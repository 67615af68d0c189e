import type { MouseEvent } from 'react';
import { useTranslations } from 'use-intl';
import type { SeatUser } from '../../../domain/seat-user';
import styles from './seats-table.module.css';

type SelectBoxProps = {
  readonly user: SeatUser;
  readonly selected: boolean;
  readonly tabIndex: 0 | -1;
  readonly onSelect: (user: SeatUser, range: boolean) => void;
};

export function SelectBox({ user, selected, tabIndex, onSelect }: SelectBoxProps) {
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
