import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

type EmptyStateProps = {
  readonly title: string;
  /** What would be here, and why it is not. */
  readonly children?: ReactNode;
  /** The one next step, and perhaps a second. */
  readonly actions?: ReactNode;
  readonly illustration?: ReactNode;
  /** The heading level of the title. */
  readonly level?: 1 | 2 | 3;
};

/** Explains why there is nothing to show, and what to do next. */
export function EmptyState({ title, children, actions, illustration, level = 2 }: EmptyStateProps) {
  const Heading = `h${level}` as const;
  return (
    <div className={styles.empty}>
      {illustration !== undefined && (
        <div className={styles.illustration} aria-hidden="true">
          {illustration}
        </div>
      )}
      <Heading className={styles.title}>{title}</Heading>
      {children !== undefined && <div className={styles.text}>{children}</div>}
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
