import type { ReactNode } from 'react';
import { useId } from 'react';
import styles from './ask-panel.module.css';

type AskPanelProps = {
  readonly title: string;
  readonly text: string;
  readonly status: string | null;
  readonly action?: ReactNode;
};

/** Stands where a picture would be that has to be asked for, or that this GitLab has not. */
export function AskPanel({ title, text, status, action }: AskPanelProps) {
  const id = useId();
  return (
    <section className={styles.panel} aria-labelledby={id}>
      <h2 id={id} className={styles.title}>
        {title}
      </h2>
      <p className={styles.text}>{text}</p>
      <div className={styles.foot}>
        {action}
        <span role="status">{status}</span>
      </div>
    </section>
  );
}
