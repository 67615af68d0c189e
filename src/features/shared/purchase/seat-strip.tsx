import { type ReactNode, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { Link } from 'react-router-dom';
import { useTranslations } from 'use-intl';
import { type Purchase, type SeatScope, seatsAvailable, seatsOver } from '../../../domain/purchase';
import { countdown, type SubscriptionEnd } from '../../../domain/renewal/subscription-end';
import type { RosterSnapshot } from '../../../domain/roster/roster-snapshot';
import { IDLE_DAYS } from '../../../domain/seat-user';
import {
  FIGURE_FILTERS,
  holdersState,
  utilizationFigures,
} from '../../../domain/utilization/utilization-figures';
import { classNames } from '../../../lib/class-names';
import { utcDay } from '../../../lib/days';
import { countFigure, Figure, type FigureValue } from '../../../ui/data/figure';
import { Meter } from '../../../ui/data/meter';
import { Banner } from '../../../ui/feedback/banner';
import { VisuallyHidden } from '../../../ui/layout/visually-hidden';
import type { Workspace } from '../../../workspace/workspace';
import { scopePath } from '../scope-address';
import { useShownFeatures, useTeamView } from '../team-view/use-team-view';
import { ChooseSeatsLink } from './choose-seats-link';
import styles from './seat-strip.module.css';
import { seatsLink } from './seats-link';

type SeatStripProps = {
  readonly purchase: Purchase;
  readonly workspace: Workspace;
  /** Undefined until it is known, null where nobody says. */
  readonly end: SubscriptionEnd | null | undefined;
};

/** The figures of the holders that do not depend on each other's choice of days. */
const USES = ['idle', 'never', 'heldByBlocked'] as const;

/**
 * What one asks first about a purchase, in one line: seats, free ones, those that nobody uses, and the end.
 * Each figure leads to its users or its page. What is 0 is left out; what is not known yet is not 0.
 */
export function SeatStrip({ purchase, workspace, end }: SeatStripProps) {
  const t = useTranslations('purchases');
  const { roster, scope } = workspace;
  const snapshot = useSyncExternalStore(roster.subscribe, roster.getSnapshot);
  useAgreeingCounters(purchase, workspace, snapshot);
  const [today] = useState(() => utcDay(Date.now()));
  const base = scopePath(scope);
  const link = seatsLink(`${base}/seats`, purchase.name);
  const free = seatsAvailable(purchase);
  const over = seatsOver(purchase);
  const left = end && countdown(end.endsOn, today);
  return (
    <>
      <div role="group" aria-label={t('strip.label')} className={styles.strip}>
        <dl className={styles.seats}>
          <Tile
            label={t('strip.used')}
            to={link(FIGURE_FILTERS.holders)}
            className={styles.used}
            extra={
              <Meter
                label={t('seatsUsed')}
                used={purchase.assignedQuantity}
                total={purchase.purchasedQuantity}
              />
            }
          >
            <Figure figure={{ kind: 'complete', value: purchase.assignedQuantity }} />{' '}
            <span className={styles.suffix}>
              {t('strip.ofPurchased', { purchased: purchase.purchasedQuantity })}
            </span>
          </Tile>
          {free > 0 && (
            <Tile label={t('strip.free')} to={link({ seat: 'no' })}>
              <Figure figure={{ kind: 'complete', value: free }} />
            </Tile>
          )}
          {over > 0 && (
            <Tile label={t('strip.over')} className={styles.over}>
              <Figure figure={{ kind: 'complete', value: over }} />
            </Tile>
          )}
        </dl>
        <dl className={styles.rest}>
          <UseTiles purchase={purchase} snapshot={snapshot} link={link} today={today} />
          {left && (
            <Tile
              key="end"
              label={t(`strip.${left.kind}`, { days: left.days, trial: end.trial ? 'yes' : 'no' })}
              to={`${base}/renewal?addon=${purchase.name}`}
              className={styles.end}
            >
              {t(`strip.${left.kind}Days`, { days: left.days })}
            </Tile>
          )}
          {end === undefined && (
            <Tile
              key="asking"
              label={t('strip.ahead', { days: 2, trial: 'no' })}
              className={styles.end}
            >
              <Figure figure={{ kind: 'loading' }} />
            </Tile>
          )}
        </dl>
      </div>
      <OverAssignedBanner scope={scope} purchase={purchase} />
    </>
  );
}

type UseTilesProps = {
  readonly purchase: Purchase;
  readonly snapshot: RosterSnapshot;
  readonly link: ReturnType<typeof seatsLink>;
  readonly today: string;
};

/** How the holders use their seats. */
function UseTiles({ purchase, snapshot, link, today }: UseTilesProps) {
  const t = useTranslations('purchases.strip');
  const { lastDuoActivity, seatFilter } = useShownFeatures();
  const teamView = useTeamView();
  const { users, holders, holdersLoaded, holdersAsOf, asOf, status, stale } = snapshot;
  const figures = useMemo(
    () => utilizationFigures({ users, holders, holdersLoaded, holdersAsOf, asOf }, { today }),
    [users, holders, holdersLoaded, holdersAsOf, asOf, today],
  );
  const state = holdersState(snapshot, purchase.assignedQuantity);
  const reading = (status.kind === 'idle' || status.kind === 'loading') && !stale;

  function figureOf(name: (typeof USES)[number]): FigureValue {
    const reported = name === 'heldByBlocked' ? seatFilter : lastDuoActivity;
    if (!reported) return { kind: 'unknown' };
    if (reading && !figures[name].complete) return { kind: 'loading' };
    return countFigure(figures[name], state);
  }
  return USES.map((name) => {
    if (teamView && (name === 'never' || (name === 'idle' && !lastDuoActivity))) return null;
    const figure = figureOf(name);
    const isCounted = figure.kind === 'complete' || figure.kind === 'stale';
    if (isCounted && figure.value === 0) return null;
    const isPart = figure.kind === 'partial' && state.loaded < state.total;
    return (
      <Tile
        // What takes the place of a skeleton is new: nothing moves there.
        key={`${name} ${figure.kind === 'loading' ? 'waiting' : 'known'}`}
        label={t(name, { days: IDLE_DAYS })}
        to={'value' in figure ? link(FIGURE_FILTERS[name]) : undefined}
      >
        <Figure figure={figure} />
        {isPart && <span className={styles.suffix}> {t('ofFirst', { loaded: state.loaded })}</span>}
      </Tile>
    );
  });
}

type TileProps = {
  readonly label: string;
  /** Where its users are listed. */
  readonly to?: string | undefined;
  readonly className?: string | undefined;
  /** Below the figure. */
  readonly extra?: ReactNode;
  readonly children: ReactNode;
};

function Tile({ label, to, className, extra, children }: TileProps) {
  return (
    <div className={classNames(styles.tile, className)}>
      <dt className={styles.label}>
        {label}
        {to !== undefined && (
          <span className={styles.arrow} aria-hidden="true">
            {' '}
            →
          </span>
        )}
      </dt>
      <dd className={styles.value}>
        {to === undefined ? (
          children
        ) : (
          <Link to={to} className={styles.link}>
            {children}
            <VisuallyHidden> {label}</VisuallyHidden>
          </Link>
        )}
      </dd>
      {extra !== undefined && <dd className={styles.extra}>{extra}</dd>}
    </div>
  );
}

/**
 * The counters were read before the holders, and others change seats meanwhile: where a complete list of the
 * holders has another number, the counters are read again.
 */
function useAgreeingCounters(
  { assignedQuantity }: Purchase,
  { gateway }: Pick<Workspace, 'gateway'>,
  { holders, holdersLoaded, holdersAsOf, stale }: RosterSnapshot,
): void {
  const checked = useRef<number | null>(null);
  useEffect(() => {
    if (holders !== 'complete' || stale || holdersAsOf === checked.current) return;
    checked.current = holdersAsOf;
    // Where that fails, the page says that the two differ.
    if (holdersLoaded !== assignedQuantity) void gateway.readPurchase().catch(() => null);
  }, [gateway, assignedQuantity, holders, holdersLoaded, holdersAsOf, stale]);
}

type OverAssignedBannerProps = { readonly scope: SeatScope; readonly purchase: Purchase };

/** Says that GitLab will remove seats, and how to choose them before; nothing where none is too many. */
function OverAssignedBanner({ scope, purchase }: OverAssignedBannerProps) {
  const t = useTranslations('purchases');
  const count = seatsOver(purchase);
  if (count === 0) return null;
  return (
    <Banner
      tone="caution"
      title={t('overTitle')}
      actions={<ChooseSeatsLink scope={scope} purchase={purchase} count={count} />}
    >
      {t('overText', { count })}
    </Banner>
  );
}
