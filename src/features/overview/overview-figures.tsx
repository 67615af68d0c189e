import { Link } from 'react-router-dom';
import { useFormatter, useTranslations } from 'use-intl';
import { useMemo } from 'react';
import { type Purchase, seatsOver } from '../../domain/purchase';
import { countdown } from '../../domain/renewal/subscription-end';
import type { Figure } from '../../domain/roster/view/counts';
import {
  FIGURE_FILTERS,
  figuresToCsv,
  figuresToJson,
  holdersState,
  IDLE_DAYS,
  utilizationFigures,
  type UtilizationFigures,
} from '../../domain/utilization/utilization-figures';
import { useFeatures, useSession } from '../../gitlab/session/session-context';
import { classNames } from '../../lib/class-names';
import { ExportMenu } from '../../ui/data/export-menu';
import { countFigure, type CountState, type FigureValue } from '../../ui/data/figure';
import { Meter } from '../../ui/data/meter';
import { StatRow, StatTile } from '../../ui/data/stat-tile';
import { VisuallyHidden } from '../../ui/layout/visually-hidden';
import type { ReportSubject } from '../shared/reports/report-frame';
import rows from '../shared/reports/reports.module.css';
import { useSubscriptionEnd } from '../shared/purchase/use-subscription-end';
import styles from './overview-figures.module.css';
import type { SeatsLink } from './seats-link';

type OverviewFiguresProps = {
  readonly subject: ReportSubject;
  readonly link: SeatsLink;
  /** False where GitLab does not share the subscription end with this user. */
  readonly mayAskEnd: boolean;
};

/** The figures of a purchase, when they were counted, and when the subscription ends. */
export function OverviewFigures({ subject, link, mayAskEnd }: OverviewFiguresProps) {
  const { purchase, scope, name, snapshot, today } = subject;
  const t = useTranslations('overview');
  const { instance } = useSession();
  const { lastDuoActivity, seatFilter } = useFeatures();
  const figures = useMemo(() => utilizationFigures(snapshot, { today }), [snapshot, today]);
  const { end } = useSubscriptionEnd(scope, purchase.id, mayAskEnd);
  const left = end && countdown(end.endsOn, today);
  const about = { instance, scope: name, purchase, day: today };
  return (
    <div className={classNames(styles.figures, rows.eight)}>
      <UtilizationTiles
        purchase={purchase}
        figures={figures}
        state={holdersState(snapshot, purchase.assignedQuantity)}
        duoKnown={lastDuoActivity}
        blockedListed={seatFilter}
        link={link}
      />
      <div className={styles.foot}>
        <p className={styles.note}>
          <CountedLine holders={figures.holders} /> {t('tilesNote')}{' '}
          {left && (
            <span>
              {t(`renewalLine.${left.kind}`, { days: left.days })}{' '}
              <Link to={`renewal?addon=${purchase.name}`}>{t('renewalLine.to')}</Link>
            </span>
          )}
        </p>
        <ExportMenu
          label={t('export.figures')}
          name={[name, 'figures']}
          csv={() => figuresToCsv(figures, about)}
          json={() => figuresToJson(figures, about)}
        />
      </div>
    </div>
  );
}

/** Empty until all holders are counted: until then the status line and each tile show the progress. */
function CountedLine({ holders }: { readonly holders: Figure }) {
  const t = useTranslations('overview');
  const format = useFormatter();
  if (!holders.complete || holders.asOf === null) return null;
  const time = format.dateTime(holders.asOf, { timeStyle: 'short' });
  return t('counted', { count: holders.value, time });
}

type UtilizationTilesProps = {
  readonly purchase: Purchase;
  readonly figures: UtilizationFigures;
  readonly state: CountState;
  /** Whether this GitLab reports the last Duo activity. */
  readonly duoKnown: boolean;
  /** Whether this GitLab lists blocked holders (since 17.5). */
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

/** The figures of a purchase, each with a link to the users that it counts. */
function UtilizationTiles(props: UtilizationTilesProps) {
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
