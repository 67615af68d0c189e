import { type ReactNode, useCallback, useMemo } from 'react';
import { useTranslations } from 'use-intl';
import type { ReportEntry } from '../../domain/run/report/report';
import { type PageColumn, PageTable } from '../../ui/data/page-table';
import { UserNames } from '../../ui/data/user-names';
import { toneOf, useReasonLabel } from './report-labels';
import styles from './report-table.module.css';

type ReportTableProps = {
  readonly entries: readonly ReportEntry[];
  /** For a swap, which removes and assigns seats. */
  readonly withAction: boolean;
};

type ReportColumn = 'user' | 'action' | 'state' | 'reason' | 'line';

const COLUMNS = {
  user: { share: 5, narrow: 'first' },
  action: { share: 1 },
  state: { share: 2, narrow: 'end' },
  reason: { share: 6, quiet: true },
  line: { share: 1, quiet: true },
} as const;

/** The users of a report. */
export function ReportTable({ entries, withAction }: ReportTableProps) {
  const t = useTranslations('activity');
  const reasonLabel = useReasonLabel();
  const withLine = entries.some(({ line }) => line !== null);
  const columns = useMemo(() => {
    const keys: readonly ReportColumn[] = [
      'user',
      ...(withAction ? (['action'] as const) : []),
      'state',
      'reason',
      ...(withLine ? (['line'] as const) : []),
    ];
    return keys.map((key): PageColumn & { readonly key: ReportColumn } => ({
      key,
      label: t(`report.columns.${key}`),
      ...COLUMNS[key],
      // With two lines for three cells, the reason has the second one.
      ...(key === 'reason' && keys.length === 3 && { narrow: 'whole' as const }),
    }));
  }, [t, withAction, withLine]);
  const cellsOf = useCallback(
    (entry: ReportEntry) => {
      const cells: Readonly<Record<ReportColumn, ReactNode>> = {
        user: <User entry={entry} />,
        action: t(`report.actions.${entry.action}`),
        state: (
          <span className={styles.state} data-tone={toneOf(entry.state)}>
            {t(`states.${entry.state}`)}
          </span>
        ),
        reason: reasonLabel(entry),
        line: entry.line?.line,
      };
      return columns.map(({ key }) => cells[key]);
    },
    [t, reasonLabel, columns],
  );
  return (
    <PageTable
      label={t('report.table')}
      columns={columns}
      items={entries}
      itemKey={(entry) => entry.index}
      cellsOf={cellsOf}
    />
  );
}

function User({ entry: { user, line } }: { readonly entry: ReportEntry }) {
  if (user === null) return <bdi className={styles.text}>{line?.text}</bdi>;
  return <UserNames name={user.name} username={user.username} />;
}
