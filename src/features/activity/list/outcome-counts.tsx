import { useFormatter, useTranslations } from 'use-intl';
import { REPORT_STATES, type ReportCounts } from '../../../domain/run/report/report';
import styles from './outcome-counts.module.css';
import { toneOf } from '../state-tone';

/** How many users ended in which state; states of nobody are left out. */
export function OutcomeCounts({ counts }: { readonly counts: ReportCounts }) {
  const t = useTranslations('activity');
  const format = useFormatter();
  const states = REPORT_STATES.filter((state) => counts[state] > 0);
  if (states.length === 0) return <span className={styles.nobody}>{t('nobody')}</span>;
  return (
    <ul className={styles.counts}>
      {states.map((state) => (
        <li key={state} data-tone={toneOf(state)}>
          {t(`states.${state}`)} <strong>{format.number(counts[state])}</strong>
        </li>
      ))}
    </ul>
  );
}
