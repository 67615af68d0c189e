import { useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { type Comparison, countSources } from '../../domain/history/comparison';
import type { RunChange } from '../../domain/history/run-change';
import { useSession } from '../../gitlab/session/session-context';
import { Button } from '../../ui/controls/button';
import { CountToggle } from '../../ui/controls/count-toggle';
import { ExportMenu } from '../../ui/data/export-menu';
import type { ReportSubject } from '../shared/reports/report-frame';
import {
  CHANGE_KINDS,
  type ChangeKind,
  changedUsers,
  changesToCsv,
  changesToJson,
  useSourceLabel,
} from './change-labels';
import { ChangesTable } from './changes-table';
import styles from './history.module.css';

/** So that what follows the list stays in reach. */
const MOST_AT_FIRST = 20;

type ChangesListProps = {
  readonly subject: ReportSubject;
  readonly changes: readonly RunChange[];
  readonly comparison: Comparison;
};

/** Who gained, lost or kept a seat, by whom, and what GitLab shows of them now. */
export function ChangesList({ subject, changes, comparison }: ChangesListProps) {
  const t = useTranslations('history.compare');
  const { instance } = useSession();
  const { snapshot, purchase, name } = subject;
  const users = useMemo(() => changedUsers(comparison), [comparison]);
  const first = CHANGE_KINDS.find((kind) => comparison[kind].length > 0) ?? 'lost';
  const [kind, setKind] = useState<ChangeKind>(first);
  const [isWhole, setWhole] = useState(false);
  const shown = useMemo(() => users.filter((one) => one.kind === kind), [users, kind]);
  const sourceLabel = useSourceLabel(changes);
  const sources = countSources(comparison);
  const about = {
    instance,
    scope: name,
    purchase,
    from: new Date(comparison.from.takenAt).toISOString(),
    to: new Date(comparison.to.takenAt).toISOString(),
  };
  return (
    <>
      {sources.length > 0 && (
        <ul className={styles.sources} aria-label={t('sources')}>
          {sources.map(({ by, gained, lost }) => (
            <li key={by.kind === 'run' ? by.runId : by.kind}>
              {t('bySource', {
                by: sourceLabel(by),
                gained,
                lost,
                both: gained > 0 && lost > 0 ? 'yes' : 'no',
              })}
            </li>
          ))}
        </ul>
      )}
      <div className={styles.tools} data-no-print>
        <div role="group" aria-label={t('show')} className={styles.kinds}>
          {CHANGE_KINDS.map((one) => (
            <CountToggle
              key={one}
              label={t(one)}
              count={comparison[one].length}
              pressed={one === kind}
              onClick={() => setKind(one)}
            />
          ))}
        </div>
        <ExportMenu
          label={t('file')}
          name={[name, 'changes']}
          csv={() => changesToCsv(users, snapshot)}
          json={() => changesToJson(users, snapshot, about)}
        />
      </div>
      {shown.length === 0 ? (
        <p className={styles.quiet}>{t('nobody')}</p>
      ) : (
        <ChangesTable
          label={t(kind)}
          users={shown}
          roster={snapshot}
          changes={changes}
          withSource={kind !== 'kept'}
          most={isWhole ? Infinity : MOST_AT_FIRST}
        />
      )}
      {!isWhole && shown.length > MOST_AT_FIRST && (
        <div className={styles.ask} data-no-print>
          <Button size="small" onClick={() => setWhole(true)}>
            {t('showAll', { count: shown.length })}
          </Button>
        </div>
      )}
    </>
  );
}
