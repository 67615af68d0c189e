import styles from './illustration.module.css';

/** A list and a glass over it, for where a filter leaves nothing. */
export function SearchIllustration() {
  return (
    <svg width="148" height="72" viewBox="0 0 148 72" fill="none" aria-hidden="true">
      <g className={styles.quiet}>
        {[8, 30, 52].map((top) => (
          <g key={top}>
            <circle cx="20" cy={top + 6} r="6" />
            <rect x="34" y={top} width="106" height="12" rx="6" />
          </g>
        ))}
      </g>
      <g className={styles.accent}>
        <circle cx="88" cy="33" r="17" />
        <path d="m100.5 45.5 11 11" />
      </g>
    </svg>
  );
}
