import { useMemo } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import {
  readingsToCsv,
  readingsToJson,
  type RenewalReading,
} from '../../domain/renewal/renewal-export';
import type { SeatOrder } from '../../domain/renewal/seat-order';
import type { SeatUser } from '../../domain/seat-user';
import { DataTable } from '../../ui/data/data-table';
import { ExportMenu } from '../../ui/data/export-menu';
import styles from './renewal.module.css';

type BoundsTableProps = {
  readonly readings: readonly RenewalReading[];
  readonly order: SeatOrder;
  /** How many users GitLab reported a day of Code Suggestions for. */
  readonly reported: number;
  readonly users: readonly SeatUser[];
  /** The parts of a file's name. */
  readonly name: readonly string[];
};

const ROWS = ['lose', 'may-lose', 'keep', 'active', 'least'] as const;
type Row = (typeof ROWS)[number];

/** What is unknown, and how much that can change the result. */
export function BoundsTable({ readings, order, reported, users, name }: BoundsTableProps) {
  const t = useTranslations('renewal.bounds');
  const format = useFormatter();
  const usedDuo = useMemo(
    () => users.filter((one) => one.holdsSeat && typeof one.lastDuoActivityOn === 'string').length,
    [users],
  );
  const range = ({ least, most }: { readonly least: number; readonly most: number }) =>
    least === most
      ? format.number(least)
      : t('range', { least: format.number(least), most: format.number(most) });
  function label(row: Row, { outcome, least }: RenewalReading): string {
    if (row === 'active') return range(outcome.activeLosing);
    return format.number(row === 'least' ? least : outcome.counts[row]);
  }
  return (
    <section className={styles.card} aria-labelledby="renewal-bounds">
      <div className={styles.cardHead}>
        <h2 id="renewal-bounds" className={styles.title}>
          {t('title')}
        </h2>
        <span data-no-print>
          <ExportMenu
            label={t('caption')}
            name={name}
            csv={() => readingsToCsv(readings)}
            json={() => readingsToJson(readings)}
          />
        </span>
      </div>
      <ul className={styles.unknowns}>
        {order !== 'by-assignment' && <li>{t('byUse')}</li>}
        {order !== 'by-use' && <li>{t('byAssignment')}</li>}
        <li>{t('assignment')}</li>
        {order !== 'by-assignment' && (
          <>
            <li>{t('suggestions', { told: reported, usedDuo })}</li>
            <li>{t('recorded')}</li>
          </>
        )}
        <li>{t('blocked')}</li>
      </ul>
      <DataTable
        caption={t('caption')}
        columns={[
          { key: 'result', label: t('result') },
          ...readings.map(({ kind }) => ({
            key: kind,
            label: t(`readings.${kind}`),
            numeric: true,
          })),
        ]}
        rows={ROWS.map((row) => ({
          key: row,
          cells: [t(row), ...readings.map((reading) => label(row, reading))],
        }))}
      />
    </section>
  );
}
