import TextField from '@mui/material/TextField';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import {
  filterReport,
  type Report,
  REPORT_STATES,
  type ReportCounts,
  type ReportState,
} from '../../domain/run/report/report';
import { CountToggle } from '../../ui/controls/count-toggle';
import { toneOf } from './report-labels';
import styles from './report-entries.module.css';
import { ReportTable } from './report-table';

/** The users of a run, with filters by state and name. */
export function ReportEntries({ report }: { readonly report: Report }) {
  const t = useTranslations('activity.report');
  const [states, setStates] = useState<ReadonlySet<ReportState>>(NO_STATES);
  const [text, setText] = useState('');
  const wanted = useDeferredValue(text);
  const shown = useMemo(
    () => filterReport(report, { states, text: wanted }),
    [report, states, wanted],
  );
  return (
    <div className={styles.entries}>
      <div className={styles.tools} data-no-print>
        <StateFilter counts={report.counts} chosen={states} onChoose={setStates} />
        <TextField
          type="search"
          className={styles.search ?? ''}
          placeholder={t('findHint')}
          value={text}
          onChange={(event) => setText(event.target.value)}
          slotProps={{ htmlInput: { 'aria-label': t('find') } }}
        />
      </div>
      <p role="status" className={styles.shown}>
        {t('shown', { shown: shown.length, total: report.entries.length })}
      </p>
      {shown.length === 0 ? (
        <p className={styles.none}>{t('none')}</p>
      ) : (
        <ReportTable entries={shown} withAction={report.action === 'swap'} />
      )}
    </div>
  );
}

const NO_STATES: ReadonlySet<ReportState> = new Set();

type StateFilterProps = {
  readonly counts: ReportCounts;
  /** Empty: all. */
  readonly chosen: ReadonlySet<ReportState>;
  readonly onChoose: (states: ReadonlySet<ReportState>) => void;
};

/** The states of a report with their counts; several can be pressed. */
function StateFilter({ counts, chosen, onChoose }: StateFilterProps) {
  const t = useTranslations('activity');
  const states = REPORT_STATES.filter((state) => counts[state] > 0);
  const total = states.reduce((sum, state) => sum + counts[state], 0);
  function toggle(state: ReportState) {
    const next = new Set(chosen);
    if (!next.delete(state)) next.add(state);
    onChoose(next);
  }
  return (
    <div role="group" aria-label={t('report.states')} className={styles.states}>
      <CountToggle
        label={t('report.all')}
        count={total}
        pressed={chosen.size === 0}
        onClick={() => onChoose(new Set())}
      />
      {states.map((state) => (
        <CountToggle
          key={state}
          label={t(`states.${state}`)}
          count={counts[state]}
          tone={toneOf(state)}
          pressed={chosen.has(state)}
          onClick={() => toggle(state)}
        />
      ))}
    </div>
  );
}
