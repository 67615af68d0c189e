import styles from './illustration.module.css';

/** A row of seats that nobody has, for where there is no purchase. */
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
