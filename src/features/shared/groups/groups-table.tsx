import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { useFormatter, useTranslations } from 'use-intl';
import { seatsOver } from '../../../domain/purchase';
import { countdown } from '../../../domain/renewal/subscription-end';
import { FIGURE_FILTERS } from '../../../domain/utilization/utilization-figures';
import { type Day, toDate } from '../../../lib/days';
import { type DataColumn, DataTable } from '../../../ui/data/data-table';
import { Figure, type FigureValue } from '../../../ui/data/figure';
import { Meter } from '../../../ui/data/meter';
import { RelativeDay } from '../../../ui/data/relative-day';
import { UserAvatar } from '../../../ui/data/user-avatar';
import { seatsLink } from '../purchase/seats-link';
import { scopePath } from '../scope-address';
import { ACTIVITIES, activityOf, costOf, counterOf, type GroupSeats, rowKey } from './group-seats';
import styles from './groups-comparison.module.css';
import type { GroupUse } from './use-group-usage';
import { type GroupColumn, type GroupSort, nextSort, totalCost, totalOf } from './sort-groups';

type GroupsTableProps = {
  /** In the order in which they are shown. */
  readonly groups: readonly GroupSeats[];
  readonly sort: GroupSort;
  readonly onSort: (sort: GroupSort) => void;
  /** The page to which the name of a group leads. */
  readonly page: '' | '/seats';
  readonly today: Day;
  readonly usage: {
    /** How many days the figures of use are about. */
    readonly days: number;
    readonly useOf: ReadonlyMap<GroupSeats, GroupUse>;
  };
};

/** The seats of groups, a row for each purchase, and their total. */
export function GroupsTable({ groups, sort, onSort, page, today, usage }: GroupsTableProps) {
  const hasUse = [...usage.useOf.values()].some((use) => use !== undefined);
  const t = useTranslations('groupSeats');
  const sorted = (column: GroupColumn, more: Partial<DataColumn> = {}): DataColumn => ({
    key: column,
    label: t(`columns.${column}`),
    sort: {
      direction: sort.column === column ? sort.direction : null,
      onSort: () => onSort(nextSort(sort, column)),
    },
    ...more,
  });
  const numeric = { numeric: true };
  return (
    <DataTable
      framed
      caption={t('title')}
      columns={[
        sorted('name'),
        sorted('used'),
        sorted('free', numeric),
        sorted('active30', numeric),
        sorted('idle', numeric),
        sorted('never', numeric),
        ...(hasUse ? [{ key: 'use', label: t('columns.use', { days: usage.days }) }] : []),
        { key: 'seen', label: t('columns.seen') },
        sorted('end'),
        sorted('cost', numeric),
      ]}
      rows={groups.map((group) => ({
        key: rowKey(group),
        cells: [
          <GroupName key="name" group={group} page={page} />,
          <UsedSeats key="used" group={group} />,
          <FreeSeats key="free" group={group} />,
          ...ACTIVITIES.map((name) => (
            <Holders key={name} group={group} name={name} figure={activityOf(group, name, today)} />
          )),
          ...(hasUse ? [<Use key="use" use={usage.useOf.get(group)} />] : []),
          <Seen key="seen" group={group} today={today} />,
          <End key="end" group={group} today={today} />,
          <Cost key="cost" group={group} />,
        ],
      }))}
      {...(groups.length > 1 && { total: totalCells(groups, today, t('total'), hasUse) })}
    />
  );
}

function totalCells(
  groups: readonly GroupSeats[],
  today: Day,
  label: string,
  hasUse: boolean,
): ReactNode[] {
  const used = totalOf(groups, (group) => counterOf(group, 'assigned'));
  const purchased = totalOf(groups, (group) => counterOf(group, 'purchased'));
  return [
    label,
    <UsedTotal key="used" used={used.value} purchased={purchased.value} part={used} />,
    <Total key="free" {...totalOf(groups, (group) => counterOf(group, 'free'))} />,
    ...ACTIVITIES.map((name) => (
      <Total key={name} {...totalOf(groups, (group) => activityOf(group, name, today))} />
    )),
    // Who uses Duo in two groups is in both.
    ...(hasUse ? [''] : []),
    '',
    '',
    <CostTotal key="cost" groups={groups} />,
  ];
}

type RowProps = { readonly group: GroupSeats };

function GroupName({ group, page }: RowProps & Pick<GroupsTableProps, 'page'>) {
  const t = useTranslations('groupSeats');
  const { scope, name, avatarUrl, purchase, product, problem } = group;
  const isGroup = scope.kind === 'group';
  const what = problem ?? product ?? (purchase === null ? t('none') : null);
  return (
    <span className={styles.group}>
      <UserAvatar id={isGroup ? scope.id : 'instance'} name={name} src={avatarUrl} size={28} />
      <span className={styles.names}>
        <Link to={`${scopePath(scope)}${page}`}>{isGroup ? <bdi>{name}</bdi> : t('instance')}</Link>
        <span className={styles.second}>
          {isGroup ? scope.fullPath : t('instanceNote', { host: name })}
          {what !== null && ` · ${what}`}
        </span>
      </span>
    </span>
  );
}

function UsedSeats({ group }: RowProps) {
  const t = useTranslations('groupSeats');
  const { name, purchase } = group;
  if (!purchase) return <Figure figure={counterOf(group, 'assigned')} />;
  const { assignedQuantity: used, purchasedQuantity: purchased } = purchase;
  const link = seatsLink(`${scopePath(group.scope)}/seats`, purchase.name);
  return (
    <span className={styles.used}>
      <Link to={link(FIGURE_FILTERS.holders)}>{t('usedOf', { used, purchased })}</Link>
      <Meter label={t('usedBy', { name })} used={used} total={purchased} />
    </span>
  );
}

function FreeSeats({ group }: RowProps) {
  const t = useTranslations('groupSeats');
  const over = group.purchase ? seatsOver(group.purchase) : 0;
  return (
    <>
      <Figure figure={counterOf(group, 'free')} />
      {over > 0 && <span className={styles.over}>{t('over', { count: over })}</span>}
    </>
  );
}

type HoldersProps = RowProps & {
  readonly name: keyof typeof FIGURE_FILTERS;
  readonly figure: FigureValue;
};

/** A count of holders, which leads to them. */
function Holders({ group: { scope, purchase }, name, figure }: HoldersProps) {
  const shown = <Figure figure={figure} />;
  if (!purchase || !('value' in figure)) return shown;
  const link = seatsLink(`${scopePath(scope)}/seats`, purchase.name);
  return <Link to={link(FIGURE_FILTERS[name])}>{shown}</Link>;
}

const USES = ['heavy', 'regular', 'light'] as const;

/** How many users use Duo how much. */
function Use({ use }: { readonly use: GroupUse }) {
  const t = useTranslations('groupSeats');
  if (use === 'loading') return <Figure figure={{ kind: 'loading' }} />;
  if (!use) return <Figure figure={{ kind: 'unknown' }} />;
  return (
    <span className={styles.names}>
      {USES.map((name) => (
        <span key={name} className={styles.line}>
          {t(`uses.${name}`, { count: use[name] })}
        </span>
      ))}
    </span>
  );
}

/** Of when the activity is, or how far it is read. */
function Seen({ group, today }: RowProps & Pick<GroupsTableProps, 'today'>) {
  const t = useTranslations('groupSeats');
  const { purchase, read, seen } = group;
  if (!purchase) return <Figure figure={{ kind: 'unknown' }} />;
  if (read && read.kind !== 'done') return t(`reads.${read.kind}`);
  if (seen) return <RelativeDay day={seen.day} today={today} />;
  return read || purchase.assignedQuantity === 0 ? (
    <RelativeDay day={today} today={today} />
  ) : (
    t('notRead')
  );
}

function End({ group, today }: RowProps & Pick<GroupsTableProps, 'today'>) {
  const t = useTranslations('groupSeats.end');
  const format = useFormatter();
  const { purchase, end } = group;
  if (!purchase || end === null) return <Figure figure={{ kind: 'unknown' }} />;
  if (end === undefined) return <Figure figure={{ kind: 'loading' }} />;
  const { kind, days } = countdown(end.endsOn, today);
  const day = format.dateTime(toDate(end.endsOn), { dateStyle: 'medium', timeZone: 'UTC' });
  return (
    <span className={styles.names}>
      <span className={styles.line}>{t(end.trial ? 'trial' : kind, { days })}</span>
      <span className={styles.date}>{day}</span>
    </span>
  );
}

function Cost({ group }: RowProps) {
  const t = useTranslations('groupSeats');
  const money = useMoney();
  const { scope, purchase, currency } = group;
  const cost = costOf(group);
  if (!purchase) return <Figure figure={{ kind: 'unknown' }} />;
  if (cost !== null) return <span className={styles.line}>{money(cost, currency)}</span>;
  return <Link to={`${scopePath(scope)}/renewal?addon=${purchase.name}`}>{t('enterCost')}</Link>;
}

function useMoney(): (cost: number, currency: string) => string {
  const format = useFormatter();
  return (cost, currency) =>
    format.number(cost, { style: 'currency', currency, maximumFractionDigits: 0 });
}

type PartProps = { readonly known: number; readonly of: number };

/** Over how many rows a total is, where that is not all of them. */
function Part({ known, of }: PartProps) {
  const t = useTranslations('groupSeats');
  return known < of && <span className={styles.second}>{t('ofRows', { known, of })}</span>;
}

function Total({ value, ...part }: PartProps & { readonly value: number }) {
  if (part.known === 0)
    return <Figure figure={{ kind: part.of === 0 ? 'complete' : 'unknown', value: 0 }} />;
  return (
    <>
      <Figure figure={{ kind: 'complete', value }} />
      <Part {...part} />
    </>
  );
}

type UsedTotalProps = {
  readonly used: number;
  readonly purchased: number;
  readonly part: PartProps;
};

function UsedTotal({ used, purchased, part }: UsedTotalProps) {
  const t = useTranslations('groupSeats');
  if (part.known === 0) return <Figure figure={{ kind: 'unknown' }} />;
  return (
    <span className={styles.used}>
      <span>{t('usedOf', { used, purchased })}</span>
      <Meter label={t('usedByAll')} used={used} total={purchased} />
      <Part known={part.known} of={part.of} />
    </span>
  );
}

function CostTotal({ groups }: { readonly groups: readonly GroupSeats[] }) {
  const money = useMoney();
  const { costs, ...part } = totalCost(groups);
  if (costs.size === 0) return <Figure figure={{ kind: 'unknown' }} />;
  return (
    <>
      {[...costs].map(([currency, cost]) => (
        <span key={currency} className={styles.line}>
          {money(cost, currency)}
        </span>
      ))}
      <Part {...part} />
    </>
  );
}
