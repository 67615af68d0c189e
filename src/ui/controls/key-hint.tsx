import styles from './key-hint.module.css';

type KeyHintProps = {
  /** To press one after the other or together, as the text around it says: `['Shift', 'x']`. */
  readonly keys: readonly string[];
};

/** Keys to press. */
export function KeyHint({ keys }: KeyHintProps) {
  return (
    <span className={styles.keys}>
      {keys.map((key) => (
        <kbd key={key} className={styles.key}>
          {key}
        </kbd>
      ))}
    </span>
  );
}
