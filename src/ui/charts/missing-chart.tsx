import { type ReactNode, useId } from 'react';
import styles from './missing-chart.module.css';

type MissingChartProps = {
  readonly title: string;
  readonly text: string;
  readonly status: string | null;
  readonly action?: ReactNode;
};

/** In place of a chart that is read on request, or whose data this GitLab does not have. */
export function MissingChart({ title, text, status, action }: MissingChartProps) {
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
