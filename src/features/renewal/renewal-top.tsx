import type { ReactNode } from 'react';
import styles from './renewal-report.module.css';

/** Dates and form, side by side where there is room. */
export function RenewalTop({ children }: { readonly children: ReactNode }) {
  return <div className={styles.top}>{children}</div>;
}

type RenewalBarProps = { readonly title: string; readonly children: ReactNode };

/** The title of the ranked list, with what can be done with it. */
export function RenewalBar({ title, children }: RenewalBarProps) {
  return (
    <div className={styles.bar}>
      <h2 className={styles.title}>{title}</h2>
      {children}
    </div>
  );
}
