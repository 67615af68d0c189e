import Button from '@mui/material/Button';
import { Link } from 'react-router-dom';
import { useFormatter, useTranslations } from 'use-intl';
import type { Purchase } from '../../domain/purchase';
import type { DailySnapshot } from '../../domain/utilization/daily-snapshot';
import { writeCsv } from '../../lib/csv';
import { FIGURE_FILTERS } from '../../domain/utilization/utilization-figures';
import { DataTable } from '../../ui/data/data-table';
import { ExportMenu } from '../../ui/data/export-menu';
import { Figure, type FigureValue } from '../../ui/data/figure';
import { RelativeDay } from '../../ui/data/relative-day';
import styles from './groups-table.module.css';
import { seatsLink } from './seats-link';

/** A row: one purchase of a group, or a group without one. */
export type GroupSeats = {
  readonly fullPath: string;
  readonly name: string;
  /** Null where the group has none; undefined while it is read. */
  readonly purchase: Purchase | null | undefined;
  readonly product: string | null;
  /** Why its purchases could not be read. */
  readonly problem: string | null;
  /** This browser's latest snapshot of it. */
  readonly seen: DailySnapshot | null;
  /** Cost of a seat as entered on the renewal page, in `currency`. */
  readonly costPerSeat: number | null;
  readonly currency: string;
  /** Its users, which are read on request: under way, done or failed. */
  readonly read: 'waiting' | 'done' | 'failed' | null;
};

type GroupsTableProps = {
  readonly groups: readonly GroupSeats[];
  /** False where GitLab has more groups than these. */
  readonly complete: boolean;
  readonly onLoadUsers: () => void;
  readonly today: string;
};

/** All groups that the user owns, with their counters and their latest snapshots. */
export function GroupsTable({ groups, complete, today, onLoadUsers }: GroupsTableProps) {
  const t = useTranslations('overview.groups');
  const format = useFormatter();
  const loading = groups.some(({ read }) => read === 'waiting');
  const askable = groups.some(({ purchase }) => purchase);
  const pageOf = (group: GroupSeats, page: string) =>
    `/groups/${encodeURIComponent(group.fullPath)}${page}`;

  function counted(group: GroupSeats, name: 'holders' | 'active30' | 'idle', figure: FigureValue) {
    const shown = <Figure figure={figure} />;
    if (!group.purchase || !('value' in figure)) return shown;
    const link = seatsLink(pageOf(group, '/seats'), group.purchase.name);
    return <Link to={link(FIGURE_FILTERS[name])}>{shown}</Link>;
  }
  function cost(group: GroupSeats) {
    const { purchase, costPerSeat, currency } = group;
    if (!purchase) return <Figure figure={{ kind: 'unknown' }} />;
    if (costPerSeat === null) {
      return <Link to={pageOf(group, `/renewal?addon=${purchase.name}`)}>{t('enterCost')}</Link>;
    }
    return format.number(costPerSeat * purchase.purchasedQuantity, { style: 'currency', currency });
  }
  function seenLabel({ seen, read, purchase }: GroupSeats) {
    if (read === 'waiting') return t('looking');
    if (read === 'failed') return t('lookFailed');
    if (seen) return <RelativeDay day={seen.day} today={today} />;
    return purchase ? t('notSeen') : <Figure figure={{ kind: 'unknown' }} />;
  }

  return (
    <section className={styles.groups} aria-label={t('title')}>
      <div className={styles.head}>
        <h2 className={styles.title}>{t('title')}</h2>
        <div className={styles.actions}>
          <Button size="small" disabled={loading || !askable} onClick={onLoadUsers}>
            {t('loadUsers')}
          </Button>
          <ExportMenu
            label={t('title')}
            name={['groups']}
            csv={() => groupsCsv(groups)}
            json={() => groupsJson(groups, today)}
          />
        </div>
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
          { key: 'cost', label: t('cost'), numeric: true },
        ]}
        rows={groups.map((group) => {
          const { purchase, problem } = group;
          const assigned = countOf(purchase, 'assignedQuantity', problem);
          return {
            key: `${group.fullPath} ${purchase?.id ?? ''}`,
            cells: [
              <Link key="link" to={pageOf(group, '')}>
                <bdi>{group.name}</bdi>
              </Link>,
              problem ?? group.product ?? (purchase === null ? t('none') : ''),
              <Figure key="purchased" figure={countOf(purchase, 'purchasedQuantity', problem)} />,
              counted(group, 'holders', assigned),
              counted(group, 'active30', seenOf(group, 'active30', today)),
              counted(group, 'idle', seenOf(group, 'idle', today)),
              seenLabel(group),
              cost(group),
            ],
          };
        })}
      />
      <p className={styles.note}>
        {!complete && t('incomplete')} {t('note')}
      </p>
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

/** Activity is known by the day, so a snapshot of today is complete. */
function seenOf(
  { seen, read }: GroupSeats,
  field: 'active30' | 'idle',
  today: string,
): FigureValue {
  if (read === 'waiting') return { kind: 'loading' };
  const value = seen?.[field] ?? null;
  if (!seen || value === null) return { kind: 'unknown' };
  return seen.day === today
    ? { kind: 'complete', value }
    : { kind: 'stale', value, asOf: new Date(seen.takenAt) };
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

/** Null: unknown, or not entered. */
function groupsJson(groups: readonly GroupSeats[], day: string): string {
  const list = groups.map(({ fullPath, name, purchase, seen, costPerSeat, currency }) => ({
    fullPath,
    name,
    purchase: purchase ?? null,
    active30: seen?.active30 ?? null,
    idle: seen?.idle ?? null,
    seenAt: seen ? new Date(seen.takenAt).toISOString() : null,
    costPerSeat,
    currency: costPerSeat === null ? null : currency,
  }));
  const file = { format: 'duo-seats-groups', version: 1, day, groups: list };
  return `${JSON.stringify(file, null, 2)}\n`;
}
