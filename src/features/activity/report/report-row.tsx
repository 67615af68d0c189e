import { memo, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { ReportEntry } from '../../../domain/run/report/report';
import styles from './report-table.module.css';
import { toneOf } from '../state-tone';

export type ReportColumn = 'user' | 'action' | 'state' | 'reason' | 'line';

type ReportRowProps = {
  readonly entry: ReportEntry;
  readonly index: number;
  /** Below the head, in px; null where the rows just follow each other. */
  readonly start: number | null;
  readonly columns: readonly ReportColumn[];
  readonly reason: string;
};

export const ReportRow = memo(function ReportRow(props: ReportRowProps) {
  const { entry, index, start, columns, reason } = props;
  const t = useTranslations('activity');
  const cells: Readonly<Record<ReportColumn, ReactNode>> = {
    user: <UserCell entry={entry} />,
    action: t(`report.actions.${entry.action}`),
    state: (
      <span className={styles.state} data-tone={toneOf(entry.state)}>
        {t(`states.${entry.state}`)}
      </span>
    ),
    reason,
    line: entry.line?.line,
  };
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={styles.row}
      style={start === null ? undefined : { transform: `translateY(${start}px)` }}
    >
      <div className={styles.line}>
        {columns.map((column) => (
          <span key={column} role="cell" className={styles.cell} data-column={column}>
            {cells[column]}
          </span>
        ))}
      </div>
    </div>
  );
});

function UserCell({ entry: { user, line } }: { readonly entry: ReportEntry }) {
  if (user === null) return <bdi className={styles.text}>{line?.text}</bdi>;
  return (
    <>
      <bdi className={styles.name}>{user.name}</bdi>{' '}
      <span className={styles.username}>@{user.username}</span>
    </>
  );
}
