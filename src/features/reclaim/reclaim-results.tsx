import { type ReactNode, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { type Purchase, seatsAvailable } from '../../domain/purchase';
import type { Excluded, ExcludedReason, ReclaimList } from '../../domain/reclaim/candidates';
import { toDate } from '../../lib/days';
import { countFigure, type CountState } from '../../ui/data/figure';
import { StatRow, StatTile } from '../../ui/data/stat-tile';
import tiles from '../shared/reports/reports.module.css';
import styles from './reclaim.module.css';

type ReclaimTilesProps = {
  readonly purchase: Purchase;
  readonly list: ReclaimList;
  /** How many seats would be removed. */
  readonly chosen: number;
  readonly state: CountState;
  readonly complete: boolean;
};

/** How many seats the policy finds, and how many would be available. */
export function ReclaimTiles({ purchase, list, chosen, state, complete }: ReclaimTilesProps) {
  const t = useTranslations('reclaim.summary');
  const { counts } = list;
  const figure = (value: number) => countFigure({ value, complete }, state);
  const excluded = list.excluded.length - counts.unknown;
  return (
    <div className={tiles.eight}>
      <StatRow label={t('label')}>
        <StatTile
          wide
          label={t('chosen')}
          figure={figure(chosen)}
          note={complete ? t('chosenNote', { found: list.candidates.length }) : undefined}
        />
        <StatTile label={t('idle')} figure={figure(counts.idle)} />
        <StatTile label={t('never')} figure={figure(counts.never)} />
        <StatTile label={t('blocked')} figure={figure(counts.blocked)} />
        <StatTile label={t('spared')} figure={figure(excluded)} />
        <StatTile label={t('unknown')} figure={figure(counts.unknown)} />
        <StatTile
          label={t('freeAfter')}
          figure={figure(
            Math.max(0, purchase.purchasedQuantity - purchase.assignedQuantity + chosen),
          )}
          note={t('freeNow', { free: seatsAvailable(purchase) })}
        />
      </StatRow>
    </div>
  );
}

const REASONS: readonly ExcludedReason[] = ['protected', 'grace', 'active-in-gitlab', 'unknown'];
const NAMES_SHOWN = 100;

type ExcludedListProps = {
  readonly excluded: readonly Excluded[];
  /** The export menu of the list. */
  readonly exports: ReactNode;
};

/** The users who are idle and keep their seats, by reason. */
export function ExcludedList({ excluded, exports }: ExcludedListProps) {
  const t = useTranslations('reclaim.spared');
  if (excluded.length === 0) return null;
  return (
    <section className={styles.excluded} aria-labelledby="excluded-title">
      <div className={styles.bar}>
        <h2 id="excluded-title" className={styles.subtitle}>
          {t('title')}
        </h2>
        {exports}
      </div>
      {REASONS.map((reason) => (
        <Group
          key={reason}
          reason={reason}
          members={excluded.filter((one) => one.reason === reason)}
        />
      ))}
    </section>
  );
}

type GroupProps = { readonly reason: ExcludedReason; readonly members: readonly Excluded[] };

function Group({ reason, members }: GroupProps) {
  const t = useTranslations('reclaim.spared');
  const format = useFormatter();
  const date = (day: string) =>
    format.dateTime(toDate(day), { dateStyle: 'medium', timeZone: 'UTC' });
  const [open, setOpen] = useState(false);
  if (members.length === 0) return null;
  return (
    <details className={styles.group} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t(reason, { count: members.length })}</summary>
      {open && (
        <ul className={styles.names}>
          {members.slice(0, NAMES_SHOWN).map((one) => (
            <li key={one.user.id}>
              <bdi>{one.user.name}</bdi> <span className={styles.handle}>@{one.user.username}</span>
              {one.reason === 'grace' && ` ${t('since', { day: date(one.since) })}`}
            </li>
          ))}
          {members.length > NAMES_SHOWN && (
            <li>{t('more', { count: members.length - NAMES_SHOWN })}</li>
          )}
        </ul>
      )}
    </details>
  );
}
