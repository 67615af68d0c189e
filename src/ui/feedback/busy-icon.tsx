import styles from './busy-icon.module.css';

type BusyIconProps = {
  /** In px. */
  readonly size?: number;
};

/** A spinner. A label elsewhere says what is pending. */
export function BusyIcon({ size = 16 }: BusyIconProps) {
  return (
    <svg
      className={styles.spinner}
      width={size}
      height={size}
      viewBox="22 22 44 44"
      aria-hidden="true"
    >
      <circle className={styles.arc} cx="44" cy="44" r="20.2" fill="none" strokeWidth="3.6" />
    </svg>
  );
}
