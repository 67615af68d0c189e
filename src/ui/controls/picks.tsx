import Chip from '@mui/material/Chip';
import styles from './picks.module.css';

type PicksProps = {
  readonly label: string;
  readonly values: readonly string[];
  readonly chosen: readonly string[];
  readonly hint?: string | undefined;
  readonly onPick: (value: string) => void;
};

/** Values to pick from, as buttons; those that are chosen are pressed. */
export function Picks({ label, values, chosen, hint, onPick }: PicksProps) {
  return (
    <fieldset className={styles.group} aria-label={label}>
      <p className={styles.hint} aria-hidden="true">
        {label}
      </p>
      <div className={styles.picks}>
        {values.map((value) => (
          <Chip
            key={value}
            component="button"
            type="button"
            clickable
            label={value}
            variant={chosen.includes(value) ? 'filled' : 'outlined'}
            color={chosen.includes(value) ? 'primary' : 'default'}
            aria-pressed={chosen.includes(value)}
            onClick={() => onPick(value)}
          />
        ))}
      </div>
      {hint !== undefined && <p className={styles.hint}>{hint}</p>}
    </fieldset>
  );
}
