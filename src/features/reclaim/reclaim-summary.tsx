import { useTranslations } from 'use-intl';
import { seatsAvailable, type Purchase } from '../../domain/purchase';
import type { ReclaimList } from '../../domain/reclaim/candidates';
import { countFigure, type CountState } from '../../ui/data/figure';
import { StatRow, StatTile } from '../../ui/data/stat-tile';

type ReclaimSummaryProps = {
  readonly purchase: Purchase;
  readonly list: ReclaimList;
  /** Candidates less those taken out. */
  readonly chosen: number;
  readonly state: CountState;
  readonly complete: boolean;
};

/** What the policy finds, and what it would free. */
export function ReclaimSummary({ purchase, list, chosen, state, complete }: ReclaimSummaryProps) {
  const t = useTranslations('reclaim.summary');
  const { counts } = list;
  const figure = (value: number) => countFigure({ value, complete }, state);
  const excluded = list.excluded.length - counts.unknown;
  return (
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
  );
}
