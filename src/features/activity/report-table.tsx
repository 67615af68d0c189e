import { memo, type ReactNode, useRef } from 'react';
import { useTranslations } from 'use-intl';
import type { ReportEntry } from '../../domain/run/report/report';
import { classNames } from '../../lib/class-names';
import { usePageRows } from '../../ui/data/virtual-list';
import { toneOf, useReasonLabel } from './report-labels';
import { useNarrowWindow } from '../../ui/layout/use-narrow-window';
import styles from './report-table.module.css';

type ReportTableProps = {
  readonly entries: readonly ReportEntry[];
  /** For a swap, which removes and assigns seats. */
  readonly withAction: boolean;
};

/** In px. */
const ROW_HEIGHT = { wide: 40, narrow: 64 };

/** The users of a report. Only the rows near the window are in the page, except when it is printed. */
export function ReportTable({ entries, withAction }: ReportTableProps) {
  const t = useTranslations('activity.report');
  const reasonLabel = useReasonLabel();
  const narrow = useNarrowWindow();
  const body = useRef<HTMLDivElement>(null);
  const { rows, style, printing } = usePageRows(body, {
    count: entries.length,
    height: narrow ? ROW_HEIGHT.narrow : ROW_HEIGHT.wide,
  });
  const columns: readonly ReportColumn[] = [
    'user',
    ...(withAction ? (['action'] as const) : []),
    'state',
    'reason',
    ...(entries.some((entry) => entry.line !== null) ? (['line'] as const) : []),
  ];
  return (
    <div
      role="table"
      aria-label={t('table')}
      aria-rowcount={entries.length + 1}
      className={classNames(styles.table, printing && styles.printed)}
      data-columns={columns.length}
    >
      <div role="rowgroup" className={styles.head}>
        <div role="row" aria-rowindex={1} className={styles.line}>
          {columns.map((column) => (
            <span key={column} role="columnheader" className={styles.cell}>
              {t(`columns.${column}`)}
            </span>
          ))}
        </div>
      </div>
      <div ref={body} role="rowgroup" className={styles.body} style={style}>
        {rows.map(({ index, start }) => {
          const entry = entries[index];
          return (
            entry && (
              <ReportRow
                key={entry.index}
                entry={entry}
                index={index}
                start={start}
                columns={columns}
                reason={reasonLabel(entry)}
              />
            )
          );
        })}
      </div>
    </div>
  );
}

type ReportColumn = 'user' | 'action' | 'state' | 'reason' | 'line';

type ReportRowProps = {
  readonly entry: ReportEntry;
  readonly index: number;
  /** In px below the head; null where the rows just follow each other. */
  readonly start: number | null;
  readonly columns: readonly ReportColumn[];
  readonly reason: string;
};

const ReportRow = memo(function ReportRow(props: ReportRowProps) {
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
