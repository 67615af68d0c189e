import { Link } from 'react-router-dom';
import { useFormatter, useTranslations } from 'use-intl';
import { seatsOver, type Purchase } from '../../domain/purchase';
import {
  FIGURE_FILTERS,
  IDLE_DAYS,
  type UtilizationFigures,
} from '../../domain/utilization/utilization-figures';
import { countFigure, type CountState, type FigureValue } from '../../ui/data/figure';
import { Meter } from '../../ui/data/meter';
import { StatRow, StatTile } from '../../ui/data/stat-tile';
import { VisuallyHidden } from '../../ui/layout/visually-hidden';
import type { SeatsLink } from './seats-link';
import styles from './utilization-tiles.module.css';

type UtilizationTilesProps = {
  readonly purchase: Purchase;
  readonly figures: UtilizationFigures;
  readonly state: CountState;
  /** Whether this GitLab tells the last Duo activity, and so whether any of it can be counted. */
  readonly duoKnown: boolean;
  /** Whether this GitLab lists blocked holders at all (17.5). */
  readonly blockedListed: boolean;
  readonly link: SeatsLink;
};

type Name = 'active7' | 'active30' | 'active90' | 'idle' | 'never' | 'unknown' | 'heldByBlocked';

const TILES: readonly Name[] = [
  'active7',
  'active30',
  'active90',
  'idle',
  'never',
  'unknown',
  'heldByBlocked',
];

/** The figures of a purchase, each of which leads to the users that it counts. */
export function UtilizationTiles(props: UtilizationTilesProps) {
  const { purchase, figures, state, duoKnown, blockedListed, link } = props;
  const t = useTranslations('overview.tiles');
  const format = useFormatter();
  const over = seatsOver(purchase);

  function figureOf(name: Name): FigureValue {
    const reported = name === 'heldByBlocked' ? blockedListed : duoKnown || name === 'unknown';
    return reported ? countFigure(figures[name], state) : { kind: 'unknown' };
  }

  const show = (name: keyof UtilizationFigures, label: string) => (
    <span className={styles.link}>
      <Link to={link(FIGURE_FILTERS[name])}>
        {t('show')}
        <VisuallyHidden> {label}</VisuallyHidden>
      </Link>
    </span>
  );

  return (
    <StatRow label={t('label')}>
      <StatTile
        label={t('assigned')}
        figure={{ kind: 'complete', value: purchase.assignedQuantity }}
        suffix={t('ofPurchased', { purchased: purchase.purchasedQuantity })}
        note={over > 0 ? t('over', { count: over }) : undefined}
        action={show('holders', t('assigned'))}
      >
        <Meter
          label={t('assigned')}
          used={purchase.assignedQuantity}
          total={purchase.purchasedQuantity}
        />
      </StatTile>
      {TILES.map((name) => {
        const figure = figureOf(name);
        const shown = 'value' in figure ? figure.value : null;
        const share =
          shown !== null && figures.holders.value > 0 && name !== 'unknown'
            ? format.number(shown / figures.holders.value, {
                style: 'percent',
                maximumFractionDigits: 0,
              })
            : null;
        return (
          <StatTile
            key={name}
            label={t(name, { days: IDLE_DAYS })}
            figure={figure}
            note={share === null || figure.kind !== 'complete' ? undefined : share}
            action={shown === null ? undefined : show(name, t(name, { days: IDLE_DAYS }))}
          />
        );
      })}
    </StatRow>
  );
}
