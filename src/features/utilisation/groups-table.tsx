import { Link } from 'react-router-dom';
import { useFormatter, useTranslations } from 'use-intl';
import type { Purchase } from '../../domain/purchase';
import type { DailySnapshot } from '../../domain/utilisation/daily-snapshot';
import { writeCsv } from '../../lib/csv';
import { DataTable } from '../../ui/data-table';
import { ExportMenu } from '../../ui/export-menu';
import { Figure } from '../../ui/figure';
import type { FigureValue } from '../../ui/figure-value';
import { RelativeDay } from '../../ui/relative-day';
import styles from './groups-table.module.css';

/** One purchase of a group that the person owns; null where the group has none, undefined while asked. */
export type GroupSeats = {
  readonly fullPath: string;
  readonly name: string;
  readonly purchase: Purchase | null | undefined;
  readonly product: string | null;
  /** Why its purchases could not be read. */
  readonly problem: string | null;
  /** What this browser saw last of its users. */
  readonly seen: DailySnapshot | null;
  /** Cost of a seat as entered on the renewal page, in `currency`. */
  readonly costPerSeat: number | null;
  readonly currency: string;
};

type GroupsTableProps = {
  readonly groups: readonly GroupSeats[];
  readonly today: string;
};

/** All groups that a person owns, side by side: their counters now, and their users as seen here last. */
export function GroupsTable({ groups, today }: GroupsTableProps) {
  const t = useTranslations('utilisation.groups');
  const format = useFormatter();
  const cost = ({ purchase, costPerSeat, currency }: GroupSeats) =>
    purchase && costPerSeat !== null
      ? format.number(costPerSeat * purchase.purchasedQuantity, { style: 'currency', currency })
      : t('noCost');
  return (
    <section className={styles.groups} aria-label={t('title')}>
      <div className={styles.head}>
        <h2 className={styles.title}>{t('title')}</h2>
        <ExportMenu label={t('title')} name={['duo-groups', today]} csv={() => groupsCsv(groups)} />
      </div>
      <DataTable
        framed
        caption={t('title')}
        columns={[
          { key: 'name', label: t('group') },
          { key: 'product', label: t('product'), secondary: true },
          { key: 'purchased', label: t('purchased'), numeric: true },
          { key: 'assigned', label: t('assigned'), numeric: true },
          { key: 'active', label: t('active'), numeric: true },
          { key: 'idle', label: t('idle'), numeric: true },
          { key: 'seen', label: t('seen'), secondary: true },
          { key: 'cost', label: t('cost'), numeric: true, secondary: true },
        ]}
        rows={groups.map((group) => {
          const { purchase, seen, problem } = group;
          return {
            key: `${group.fullPath} ${purchase?.id ?? ''}`,
            cells: [
              <Link key="link" to={`/groups/${encodeURIComponent(group.fullPath)}`}>
                <bdi>{group.name}</bdi>
              </Link>,
              problem ?? group.product ?? (purchase === null ? t('none') : ''),
              <Figure key="purchased" figure={countOf(purchase, 'purchasedQuantity', problem)} />,
              <Figure key="assigned" figure={countOf(purchase, 'assignedQuantity', problem)} />,
              <Figure key="active" figure={seenOf(seen, 'active30')} />,
              <Figure key="idle" figure={seenOf(seen, 'idle')} />,
              seen ? <RelativeDay key="seen" day={seen.day} today={today} /> : t('notSeen'),
              cost(group),
            ],
          };
        })}
      />
      <p className={styles.note}>{t('note')}</p>
    </section>
  );
}

function countOf(
  purchase: Purchase | null | undefined,
  field: 'purchasedQuantity' | 'assignedQuantity',
  problem: string | null,
): FigureValue {
  if (purchase) return { kind: 'complete', value: purchase[field] };
  return { kind: purchase === undefined && problem === null ? 'loading' : 'unknown' };
}

function seenOf(seen: DailySnapshot | null, field: 'active30' | 'idle'): FigureValue {
  const value = seen?.[field] ?? null;
  if (!seen || value === null) return { kind: 'unknown' };
  return { kind: 'stale', value, asOf: new Date(seen.takenAt) };
}

function groupsCsv(groups: readonly GroupSeats[]): string {
  const header = [
    'group',
    'name',
    'add_on',
    'purchased',
    'assigned',
    'active_30_days',
    'idle',
    'users_seen_on',
    'cost',
    'currency',
  ];
  const rows = groups.map(({ fullPath, name, purchase, seen, costPerSeat, currency }) => [
    fullPath,
    name,
    purchase?.name ?? null,
    purchase?.purchasedQuantity ?? null,
    purchase?.assignedQuantity ?? null,
    seen?.active30 ?? null,
    seen?.idle ?? null,
    seen?.day ?? null,
    purchase && costPerSeat !== null ? costPerSeat * purchase.purchasedQuantity : null,
    costPerSeat === null ? null : currency,
  ]);
  return writeCsv(header, rows);
}
