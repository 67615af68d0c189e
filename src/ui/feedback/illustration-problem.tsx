import styles from './illustration.module.css';

/** A cut connection, for where GitLab could not be asked. */
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
