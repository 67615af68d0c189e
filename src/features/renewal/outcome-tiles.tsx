import Button from '@mui/material/Button';
import { useFormatter, useTranslations } from 'use-intl';
import type { RenewalOutcome } from '../../domain/renewal/simulate';
import { countFigure, type CountState, type FigureValue } from '../../ui/data/figure';
import { StatRow, StatTile } from '../../ui/data/stat-tile';

type OutcomeTilesProps = {
  readonly outcome: RenewalOutcome;
  /** The minimum number of seats with which no active user loses one. */
  readonly least: number;
  readonly onUseLeast: () => void;
  /** Whether GitLab reports the activity that decides. */
  readonly duoKnown: boolean;
  readonly state: CountState;
  readonly complete: boolean;
};

/** What the renewal would do, marked as an estimate. */
export function OutcomeTiles(props: OutcomeTilesProps) {
  const { outcome, least, onUseLeast, duoKnown, state, complete } = props;
  const t = useTranslations('renewal.tiles');
  const format = useFormatter();
  const { counts, activeLosing } = outcome;
  const estimate = (value: number): FigureValue => {
    if (state.waiting) return { kind: 'loading' };
    if (!duoKnown || state.failed) return { kind: 'unknown' };
    if (!complete) return { kind: 'partial', value, loaded: state.loaded, total: state.total };
    return { kind: 'estimated', value };
  };
  const range =
    activeLosing.least === activeLosing.most
      ? undefined
      : t('range', {
          least: format.number(activeLosing.least),
          most: format.number(activeLosing.most),
        });
  return (
    <StatRow label={t('label')}>
      <StatTile
        label={t('surplus')}
        figure={countFigure({ value: outcome.surplus, complete }, state)}
        note={state.failed ? undefined : t('surplusNote', { holders: outcome.holders })}
      />
      <StatTile label={t('lose')} figure={estimate(counts.lose)} />
      <StatTile label={t('may-lose')} figure={estimate(counts['may-lose'])} />
      <StatTile label={t('keep')} figure={estimate(counts.keep)} />
      <StatTile label={t('active')} figure={estimate(activeLosing.most)} note={range} />
      <StatTile
        label={t('least')}
        figure={estimate(least)}
        action={
          duoKnown && complete ? (
            <Button size="small" variant="text" onClick={onUseLeast}>
              {t('useLeast')}
            </Button>
          ) : undefined
        }
      />
    </StatRow>
  );
}
