import Button from '@mui/material/Button';
import { useMemo, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { RankedHolder, RenewalOutcome } from '../../domain/renewal/simulate';
import { DataTable, type DataRow } from '../../ui/data/data-table';
import { RelativeDay } from '../../ui/data/relative-day';
import { UserAvatar } from '../../ui/data/user-avatar';
import styles from './renewal-report.module.css';

type RankedTableProps = {
  readonly outcome: RenewalOutcome;
  /** The same number of seats, by what is certain alone. */
  readonly bounds: RenewalOutcome;
  readonly today: string;
};

/** Around the cut is where one looks: so many on either side, and more on demand. */
const STEP = 10;

/** The ranked list around the cut: who goes first is above. */
export function RankedTable({ outcome, bounds, today }: RankedTableProps) {
  const t = useTranslations('renewal.ranked');
  const format = useFormatter();
  const [above, setAbove] = useState(STEP);
  const [below, setBelow] = useState(STEP);
  const { ranked, surplus } = outcome;
  const cutoff = Math.min(surplus, ranked.length);
  const from = Math.max(0, cutoff - above);
  const to = Math.min(ranked.length, cutoff + below);

  const between = ({ least, most }: RankedHolder['before']) =>
    t('between', { least: format.number(least + 1), most: format.number(most + 1) });
  const certain = useMemo(
    () => new Map(bounds.ranked.map((one) => [one.user.id, one.before])),
    [bounds],
  );

  const rowOf = (one: RankedHolder, index: number): DataRow => ({
    key: one.user.id,
    cells: [
      <span key="user" className={styles.who}>
        <UserAvatar id={one.user.id} name={one.user.name} src={one.user.avatarUrl} />
        <span>
          <bdi>{one.user.name}</bdi> <span className={styles.quiet}>@{one.user.username}</span>
        </span>
      </span>,
      format.number(index + 1),
      <span key="fate" className={styles.fate} data-fate={one.fate}>
        {t(`fates.${one.fate}`)}
      </span>,
      <span key="duo" className={styles.day}>
        <RelativeDay day={one.user.lastDuoActivityOn} today={today} />
      </span>,
      between(certain.get(one.user.id) ?? one.before),
    ],
  });
  const rows = ranked.slice(from, to).map((one, index) => rowOf(one, from + index));
  const cutoffRow: DataRow = {
    key: 'cut',
    className: styles.cutoff,
    cells: [],
    across: t('cut', { seats: outcome.seats }),
  };
  const withCut =
    cutoff > 0 && cutoff < ranked.length
      ? [...rows.slice(0, cutoff - from), cutoffRow, ...rows.slice(cutoff - from)]
      : rows;
  return (
    <>
      {from > 0 && (
        <More
          count={from}
          label={t('before', { count: from })}
          onMore={() => setAbove(above + 100)}
        />
      )}
      <DataTable
        framed
        caption={t('caption')}
        columns={[
          { key: 'user', label: t('user') },
          { key: 'place', label: t('place'), numeric: true },
          { key: 'fate', label: t('fate') },
          { key: 'duo', label: t('duo') },
          { key: 'between', label: t('bounds'), secondary: true },
        ]}
        rows={withCut}
      />
      {to < ranked.length && (
        <More
          count={ranked.length - to}
          label={t('after', { count: ranked.length - to })}
          onMore={() => setBelow(below + 100)}
        />
      )}
    </>
  );
}

type MoreProps = {
  readonly count: number;
  readonly label: string;
  readonly onMore: () => void;
};

function More({ count, label, onMore }: MoreProps) {
  const t = useTranslations('renewal.ranked');
  return (
    <div className={styles.more}>
      <span className={styles.quiet}>{label}</span>
      <Button size="small" onClick={onMore}>
        {t('more', { count: Math.min(100, count) })}
      </Button>
    </div>
  );
}
