import styles from './key-hint.module.css';

type KeyHintProps = {
  /** One after the other or together, as the words around it say: `['Shift', 'x']`. */
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
