import { useFormatter, useTranslations } from 'use-intl';
import type { RenewalOutcome } from '../../domain/renewal/simulate';
import { DataTable } from '../../ui/data-table';
import styles from './renewal.module.css';

/** One reading of what the API does not tell. */
export type Reading = {
  readonly kind: 'estimate' | 'bounds';
  readonly outcome: RenewalOutcome;
  readonly least: number;
};

type BoundsTableProps = {
  readonly readings: readonly Reading[];
  /** Users whose last day of Code Suggestions was read from GitLab. */
  readonly told: number;
  readonly usedDuo: number;
};

const ROWS = ['lose', 'may-lose', 'keep', 'active', 'least'] as const;
type Row = (typeof ROWS)[number];

/** What is not known, named, and how far it can change the result. */
export function BoundsTable({ readings, told, usedDuo }: BoundsTableProps) {
  const t = useTranslations('renewal.bounds');
  const format = useFormatter();
  const range = ({ least, most }: { readonly least: number; readonly most: number }) =>
    least === most
      ? format.number(least)
      : t('range', { least: format.number(least), most: format.number(most) });
  function words(row: Row, { outcome, least }: Reading): string {
    if (row === 'active') return range(outcome.activeLosing);
    return format.number(row === 'least' ? least : outcome.counts[row]);
  }
  return (
    <section className={styles.card} aria-labelledby="renewal-bounds">
      <h2 id="renewal-bounds" className={styles.title}>
        {t('title')}
      </h2>
      <ul className={styles.unknowns}>
        <li>{t('order')}</li>
        <li>{t('assignment')}</li>
        <li>{t('suggestions', { told, usedDuo })}</li>
        <li>{t('recorded')}</li>
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
          cells: [t(row), ...readings.map((reading) => words(row, reading))],
        }))}
      />
    </section>
  );
}
