import styles from './illustrations.module.css';

/** A broken connection, for a request that failed. */
export function ProblemIllustration() {
  return (
    <svg width="148" height="72" viewBox="0 0 148 72" fill="none" aria-hidden="true">
      <g className={styles.quiet}>
        <rect x="6" y="12" width="44" height="34" rx="8" />
        <rect x="6" y="51" width="44" height="11" rx="5" />
        <rect x="98" y="12" width="44" height="34" rx="8" />
        <rect x="98" y="51" width="44" height="11" rx="5" />
      </g>
      <g className={styles.accent}>
        <path d="M56 29h8M84 29h8" />
        <path d="m69.5 23 9 12m0-12-9 12" />
      </g>
    </svg>
  );
}

/** A list under a magnifier, for a filter without matches. */
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

/** A row of empty seats, for a scope without a purchase. */
export function SeatsIllustration() {
  return (
    <svg width="148" height="72" viewBox="0 0 148 72" fill="none" aria-hidden="true">
      {[4, 40, 76, 112].map((left, index) => (
        <g key={left} className={index === 1 ? styles.accent : styles.quiet}>
          <rect x={left} y="10" width="32" height="32" rx="9" />
          <rect x={left} y="47" width="32" height="15" rx="6" />
        </g>
      ))}
    </svg>
  );
}
