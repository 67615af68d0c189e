import { memo, type ReactNode, useRef } from 'react';
import { Link } from 'react-router-dom';
import { useTranslations } from 'use-intl';
import type { RunChange } from '../../domain/history/run-change';
import type { RosterSnapshot } from '../../domain/roster/roster-snapshot';
import { classNames } from '../../lib/class-names';
import { usePageRows } from '../../ui/data/virtual-list';
import { useNarrowWindow } from '../../ui/layout/use-narrow-window';
import { usePrintedAt } from '../../ui/layout/use-printing';
import { scopePath, useScopeAddress } from '../shared/scope-address';
import { type ChangedUser, useNowLabel, useSourceLabel } from './change-labels';
import styles from './changes-table.module.css';

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

/** In px. */
const ROW_HEIGHT = { wide: 40, narrow: 64 };

/** The users of a comparison. Only the rows near the window are in the page, except when it is printed. */
export function ChangesTable(props: ChangesTableProps) {
  const { label, users, roster, changes, withSource, most } = props;
  const t = useTranslations('history.compare.columns');
  const nowLabel = useNowLabel(roster);
  const sourceLabel = useSourceLabel(changes);
  const scope = useScopeAddress();
  const narrow = useNarrowWindow();
  const body = useRef<HTMLDivElement>(null);
  const { rows, style, printing } = usePageRows(body, {
    count: usePrintedAt() === null ? Math.min(most, users.length) : users.length,
    height: narrow ? ROW_HEIGHT.narrow : ROW_HEIGHT.wide,
  });
  const columns = withSource ? (['user', 'by', 'now'] as const) : (['user', 'now'] as const);
  return (
    <div
      role="table"
      aria-label={label}
      aria-rowcount={users.length + 1}
      className={classNames(styles.table, printing && styles.printed)}
      data-columns={columns.length}
    >
      <div role="rowgroup" className={styles.head}>
        <div role="row" aria-rowindex={1} className={styles.line}>
          {columns.map((column) => (
            <span key={column} role="columnheader" className={styles.cell}>
              {t(column)}
            </span>
          ))}
        </div>
      </div>
      <div ref={body} role="rowgroup" className={styles.body} style={style}>
        {rows.map(({ index, start }) => {
          const user = users[index];
          if (!user) return null;
          const { by } = user;
          const report =
            scope && by?.kind === 'run' ? `${scopePath(scope)}/activity/${by.runId}` : null;
          return (
            <ChangeRow
              key={user.id}
              index={index}
              start={start}
              username={user.username === '' ? (user.id.split('/').at(-1) ?? '') : user.username}
              name={roster.find(user.id)?.name ?? null}
              by={by && sourceLabel(by)}
              report={report}
              now={nowLabel(user.id)}
            />
          );
        })}
      </div>
    </div>
  );
}

type ChangeRowProps = {
  readonly index: number;
  /** In px below the head; null where the rows just follow each other. */
  readonly start: number | null;
  readonly username: string;
  /** Null where GitLab no longer lists the user. */
  readonly name: string | null;
  readonly by: string | null;
  /** Where the report of the run is. */
  readonly report: string | null;
  readonly now: string;
};

const ChangeRow = memo(function ChangeRow(props: ChangeRowProps) {
  const { index, start, username, name, by, report, now } = props;
  const cell = (column: string, content: ReactNode) => (
    <span role="cell" className={styles.cell} data-column={column}>
      {content}
    </span>
  );
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={styles.row}
      style={start === null ? undefined : { transform: `translateY(${start}px)` }}
    >
      <div className={styles.line}>
        {cell(
          'user',
          <>
            {name !== null && <bdi className={styles.name}>{name}</bdi>}{' '}
            <span className={styles.username}>@{username}</span>
          </>,
        )}
        {by !== null && cell('by', report === null ? by : <Link to={report}>{by}</Link>)}
        {cell('now', now)}
      </div>
    </div>
  );
});
