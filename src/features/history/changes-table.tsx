import { useCallback, useMemo } from 'react';
import { Link } from 'react-router-dom';
import { useTranslations } from 'use-intl';
import type { RunChange } from '../../domain/history/run-change';
import type { RosterSnapshot } from '../../domain/roster/roster-snapshot';
import { type PageColumn, PageTable } from '../../ui/data/page-table';
import { UserNames } from '../../ui/data/user-names';
import { scopePath, useScopeAddress } from '../shared/scope-address';
import { type ChangedUser, useNowLabel, useSourceLabel } from './change-labels';

type ChangesTableProps = {
  readonly label: string;
  readonly users: readonly ChangedUser[];
  readonly roster: RosterSnapshot;
  readonly changes: readonly RunChange[];
  /** Who kept a seat was changed by nobody. */
  readonly withSource: boolean;
  /** How many rows are shown; all of them are printed. */
  readonly most: number;
};

/** The users of a comparison. */
export function ChangesTable(props: ChangesTableProps) {
  const { label, users, roster, changes, withSource, most } = props;
  const t = useTranslations('history.compare.columns');
  const nowLabel = useNowLabel(roster);
  const sourceLabel = useSourceLabel(changes);
  const scope = useScopeAddress();
  const base = scope && scopePath(scope);
  const columns = useMemo((): readonly PageColumn[] => {
    const user = { key: 'user', label: t('user'), share: 3, narrow: 'whole' as const };
    const by = { key: 'by', label: t('by'), share: 2 };
    const now = { key: 'now', label: t('now'), share: 2, quiet: true };
    return withSource ? [user, by, now] : [user, now];
  }, [t, withSource]);
  const cellsOf = useCallback(
    ({ id, username, by }: ChangedUser) => {
      const known = username === '' ? (id.split('/').at(-1) ?? '') : username;
      const user = <UserNames name={roster.find(id)?.name ?? null} username={known} />;
      const source = by && sourceLabel(by);
      const report = base !== null && by?.kind === 'run' ? `${base}/activity/${by.runId}` : null;
      const linked = report === null ? source : <Link to={report}>{source}</Link>;
      return withSource ? [user, linked, nowLabel(id)] : [user, nowLabel(id)];
    },
    [roster, sourceLabel, nowLabel, base, withSource],
  );
  return (
    <PageTable
      label={label}
      columns={columns}
      items={users}
      itemKey={({ id }) => id}
      cellsOf={cellsOf}
      most={most}
    />
  );
}
