import { useTranslations } from 'use-intl';
import { VisuallyHidden } from '../../../ui/layout/visually-hidden';
import { ActivityRow, type RunActions } from './activity-row';
import styles from './activity-table.module.css';
import type { ListedRun } from '../listed-run';
import { useRunLabel } from '../use-run-label';

type ActivityTableProps = {
  readonly runs: readonly ListedRun[];
  readonly productName: (name: string) => string;
  readonly actions: RunActions;
};

const COLUMNS = ['what', 'when', 'who', 'where', 'outcome', 'more'] as const;

/** Runs, the latest first. On a narrow screen the cells of a run stand under each other. */
export function ActivityTable({ runs, productName, actions }: ActivityTableProps) {
  const t = useTranslations('activity');
  const label = useRunLabel(productName);
  return (
    <div role="table" className={styles.table} aria-label={t('table')}>
      <div role="rowgroup" className={styles.head}>
        <div role="row" className={styles.row}>
          {COLUMNS.map((column) => (
            <span key={column} role="columnheader">
              {column === 'more' ? (
                <VisuallyHidden>{t('columns.more')}</VisuallyHidden>
              ) : (
                t(`columns.${column}`)
              )}
            </span>
          ))}
        </div>
      </div>
      <div role="rowgroup" className={styles.body}>
        {runs.map((run) => (
          <ActivityRow key={run.header.id} run={run} label={label} actions={actions} />
        ))}
      </div>
    </div>
  );
}
