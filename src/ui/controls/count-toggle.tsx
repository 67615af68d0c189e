import { useFormatter } from 'use-intl';
import styles from './count-toggle.module.css';

type CountToggleProps = {
  readonly label: string;
  readonly count: number;
  readonly pressed: boolean;
  readonly tone?: 'done' | 'problem' | 'quiet';
  readonly onClick: () => void;
};

/** A button that filters a list for one kind of rows, with how many there are. */
export function CountToggle({ label, count, pressed, tone = 'quiet', onClick }: CountToggleProps) {
  const format = useFormatter();
  return (
    <button
      type="button"
      className={styles.toggle}
      data-tone={tone}
      aria-pressed={pressed}
      onClick={onClick}
    >
      {label} <strong>{format.number(count)}</strong>
    </button>
  );
}
