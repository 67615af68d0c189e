import useMediaQuery from '@mui/material/useMediaQuery';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ReportEntry } from '../../../domain/run/report/report';
import { classNames } from '../../../lib/class-names';
import { pageBody } from '../../../ui/layout/page-body';
import { ReportRow, type ReportColumn } from './report-row';
import styles from './report-table.module.css';
import { usePrinting } from './use-printing';
import { useReasonLabel } from '../use-reason-label';

type ReportTableProps = {
  readonly entries: readonly ReportEntry[];
  /** Of a swap some are removed and others assigned. */
  readonly withAction: boolean;
};

const ROW_HEIGHT = { wide: 40, narrow: 64 };

/** Everybody of a report. Only the rows near the window are in the page, except on paper. */
export function ReportTable({ entries, withAction }: ReportTableProps) {
  const t = useTranslations('activity.report');
  const reasonLabel = useReasonLabel();
  const printing = usePrinting();
  const narrow = useMediaQuery('(max-width: 700px)', { noSsr: true });
  const body = useRef<HTMLDivElement>(null);
  const offset = useOffset(body);
  const height = narrow ? ROW_HEIGHT.narrow : ROW_HEIGHT.wide;
  const virtualizer = useWindowVirtualizer({
    count: entries.length,
    estimateSize: () => height,
    overscan: 12,
    scrollMargin: offset,
  });
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, height]);

  const columns: readonly ReportColumn[] = [
    'user',
    ...(withAction ? (['action'] as const) : []),
    'state',
    'reason',
    ...(entries.some((entry) => entry.line !== null) ? (['line'] as const) : []),
  ];
  const rows = printing
    ? entries.map((_, index) => ({ index, start: null }))
    : virtualizer.getVirtualItems().map(({ index, start }) => ({ index, start: start - offset }));
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
      <div
        ref={body}
        role="rowgroup"
        className={styles.body}
        style={printing ? undefined : { height: virtualizer.getTotalSize() }}
      >
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

/** Where the rows begin in the page; whatever comes and goes above them moves that. */
function useOffset(body: React.RefObject<HTMLDivElement | null>): number {
  const [offset, setOffset] = useState(0);
  useEffect(() => {
    const observer = new ResizeObserver(() => {
      const top = (body.current?.getBoundingClientRect().top ?? 0) + window.scrollY;
      setOffset((before) => (Math.abs(before - top) < 1 ? before : top));
    });
    observer.observe(pageBody());
    return () => observer.disconnect();
  }, [body]);
  return offset;
}
