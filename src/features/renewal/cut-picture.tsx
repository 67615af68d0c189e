import { lazy, useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { cutBars } from '../../domain/renewal/cut-bars';
import type { RenewalOutcome } from '../../domain/renewal/simulate';
import { Picture } from '../../ui/picture';

const CutChart = lazy(async () => ({ default: (await import('./cut-chart')).CutChart }));

type CutPictureProps = {
  readonly outcome: RenewalOutcome;
  readonly today: string;
  readonly place: string;
};

/** The cut through the ranked list. */
export function CutPicture({ outcome, today, place }: CutPictureProps) {
  const t = useTranslations('renewal.cut');
  const { ranked, surplus, seats } = outcome;
  const bars = useMemo(() => cutBars(ranked, surplus, today), [ranked, surplus, today]);
  const fates = { lose: t('lose'), 'may-lose': t('may-lose'), keep: t('keep') };
  return (
    <Picture
      title={t('title')}
      summary={t('summary', { surplus, seats })}
      name={[place, 'duo-renewal-cutoff', today]}
      columns={[{ label: t('places') }, { label: t('days'), numeric: true }, { label: t('fate') }]}
      rows={bars.map((bar) => ({
        cells: [
          bar.from === bar.to ? String(bar.from) : `${bar.from}–${bar.to}`,
          bar.days ?? t('none'),
          fates[bar.fate],
        ],
      }))}
    >
      <CutChart
        bars={bars}
        surplus={surplus}
        words={{ cut: t('line', { seats }), place: t('place'), days: t('days'), fates }}
      />
    </Picture>
  );
}
