import TextField from '@mui/material/TextField';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { filterReport, type Report, type ReportState } from '../../../domain/run/report/report';
import styles from './report-entries.module.css';
import { ReportTable } from './report-table';
import { StateFilter } from './state-filter';

/** Everybody of a run, each in one state, to be looked through by state and by name. */
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
