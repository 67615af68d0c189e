import { useFormatter, useTranslations } from 'use-intl';
import {
  REPORT_STATES,
  type ReportCounts,
  type ReportState,
} from '../../../domain/run/report/report';
import styles from './state-filter.module.css';
import { toneOf } from '../state-tone';

type StateFilterProps = {
  readonly counts: ReportCounts;
  /** Empty: all. */
  readonly chosen: ReadonlySet<ReportState>;
  readonly onChoose: (states: ReadonlySet<ReportState>) => void;
};

/** The states of a report with their counts; pressing one shows just those in it, pressing more adds. */
export function StateFilter({ counts, chosen, onChoose }: StateFilterProps) {
  const t = useTranslations('activity');
  const format = useFormatter();
  const states = REPORT_STATES.filter((state) => counts[state] > 0);
  const total = states.reduce((sum, state) => sum + counts[state], 0);
  function toggle(state: ReportState) {
    const next = new Set(chosen);
    if (!next.delete(state)) next.add(state);
    onChoose(next);
  }
  return (
    <div role="group" aria-label={t('report.states')} className={styles.states}>
      <button
        type="button"
        className={styles.state}
        aria-pressed={chosen.size === 0}
        onClick={() => onChoose(new Set())}
      >
        {t('report.all')} <strong>{format.number(total)}</strong>
      </button>
      {states.map((state) => (
        <button
          key={state}
          type="button"
          className={styles.state}
          data-tone={toneOf(state)}
          aria-pressed={chosen.has(state)}
          onClick={() => toggle(state)}
        >
          {t(`states.${state}`)} <strong>{format.number(counts[state])}</strong>
        </button>
      ))}
    </div>
  );
}
