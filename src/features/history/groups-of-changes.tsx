import { useCallback, useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { bySubgroup, type Comparison } from '../../domain/history/comparison';
import { readMembers } from '../../gitlab/members';
import { useSession } from '../../gitlab/session/session-context';
import { writeCsv } from '../../lib/csv';
import { Button } from '../../ui/controls/button';
import { DataTable } from '../../ui/data/data-table';
import { ExportMenu } from '../../ui/data/export-menu';
import { useRequest } from '../shared/use-request';
import styles from './history.module.css';

type GroupsOfChangesProps = {
  readonly comparison: Comparison;
  /** The group's name, for the file. */
  readonly name: string;
  /** The group whose members are read on request. */
  readonly fullPath: string;
};

/** The changes by subgroup, once the members are loaded. */
export function GroupsOfChanges({ comparison, name, fullPath }: GroupsOfChangesProps) {
  const t = useTranslations('history.groups');
  const session = useSession();
  const load = useCallback(
    (signal: AbortSignal, onProgress: (loaded: number) => void) =>
      readMembers(session, fullPath, onProgress, { signal }),
    [session, fullPath],
  );
  const [members, ask] = useRequest(load);
  const facts = members.kind === 'ready' ? members.value.facts : null;
  const rows = useMemo(() => (facts ? bySubgroup(comparison, facts) : []), [comparison, facts]);
  if (members.kind !== 'ready') {
    return (
      <div className={styles.ask} data-no-print>
        <Button size="small" disabled={members.kind === 'loading'} onClick={ask}>
          {t(members.kind === 'failed' ? 'again' : 'load')}
        </Button>
        <span role="status" className={styles.quiet}>
          {members.kind === 'loading'
            ? t('loading', { loaded: members.progress })
            : members.kind === 'failed'
              ? t('failed', { reason: members.reason })
              : t('ask')}
        </span>
      </div>
    );
  }
  const labelOf = (group: string | null) => group ?? t('elsewhere');
  return (
    <>
      <div className={styles.tools}>
        <h3 className={styles.smallTitle}>{t('title')}</h3>
        <ExportMenu
          label={t('title')}
          name={[name, 'changes-by-group']}
          csv={() =>
            writeCsv(
              ['group', 'gained', 'lost', 'kept'],
              rows.map(({ group, gained, lost, kept }) => [group, gained, lost, kept]),
            )
          }
        />
      </div>
      {!members.value.complete && <p className={styles.quiet}>{t('incomplete')}</p>}
      <DataTable
        framed
        caption={t('title')}
        columns={[
          { key: 'group', label: t('group') },
          { key: 'lost', label: t('lost'), numeric: true },
          { key: 'gained', label: t('gained'), numeric: true },
          { key: 'kept', label: t('kept'), numeric: true },
        ]}
        rows={rows.map(({ group, gained, lost, kept }) => ({
          key: group ?? '',
          cells: [labelOf(group), lost, gained, kept],
        }))}
      />
    </>
  );
}
