import { lazy, useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { cutoffBars } from '../../domain/renewal/cutoff-bars';
import type { RenewalOutcome } from '../../domain/renewal/simulate';
import { ChartCard } from '../../ui/charts/chart-card';

const CutoffChart = lazy(async () => ({ default: (await import('./cutoff-chart')).CutoffChart }));

type CutoffCardProps = {
  readonly outcome: RenewalOutcome;
  readonly today: string;
  readonly scope: string;
};

/** The cut through the ranked list. */
export function CutoffCard({ outcome, today, scope }: CutoffCardProps) {
  const t = useTranslations('renewal.cut');
  const { ranked, surplus, seats } = outcome;
  const bars = useMemo(() => cutoffBars(ranked, surplus, today), [ranked, surplus, today]);
  const fates = { lose: t('lose'), 'may-lose': t('may-lose'), keep: t('keep') };
  return (
    <ChartCard
      title={t('title')}
      summary={t('summary', { surplus, seats })}
      name={[scope, 'duo-renewal-cutoff', today]}
      columns={[{ label: t('places') }, { label: t('days'), numeric: true }, { label: t('fate') }]}
      rows={bars.map((bar) => ({
        cells: [
          bar.from === bar.to ? String(bar.from) : `${bar.from}–${bar.to}`,
          bar.days ?? t('none'),
          fates[bar.fate],
        ],
      }))}
    >
      <CutoffChart
        bars={bars}
        surplus={surplus}
        label={{ cutoff: t('line', { seats }), rank: t('place'), days: t('days'), fates }}
      />
    </ChartCard>
  );
}
