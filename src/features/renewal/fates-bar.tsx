import { useTranslations } from 'use-intl';
import { type Fate, FATES, type RenewalOutcome } from '../../domain/renewal/simulate';
import { type PartLook, StackedBar } from '../../ui/charts/stacked-bar';

const PART_LOOK = {
  lose: 'lost',
  uncertain: 'doubtful',
  keep: 'empty',
} as const satisfies Record<Fate, PartLook>;

/** Who loses a seat, for whom that is uncertain, and who keeps it. */
export function FatesBar({ outcome }: { readonly outcome: RenewalOutcome }) {
  const { counts, losing, seats } = outcome;
  const t = useTranslations('renewal.fates');
  const note = (fate: Fate) =>
    fate === 'uncertain' && losing.uncertain > 0 ? t('ofThem', { count: losing.uncertain }) : null;
  return (
    <StackedBar
      label={t('label', { seats })}
      parts={FATES.map((fate) => ({
        key: fate,
        look: PART_LOOK[fate],
        count: counts[fate],
        label: t(fate),
        note: note(fate),
      }))}
    />
  );
}
