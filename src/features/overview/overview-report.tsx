import Button from '@mui/material/Button';
import { useCallback, useMemo, useState } from 'react';
import { Link } from 'react-router-dom';
import { useFormatter, useTranslations } from 'use-intl';
import type { ReclaimPolicy } from '../../domain/reclaim/policy';
import { writePolicy } from '../../domain/reclaim/policy-url';
import type { Figure } from '../../domain/roster/view/counts';
import { daysBefore } from '../../lib/days';
import { countdown } from '../../domain/renewal/subscription-end';
import { holdersState } from '../../domain/utilization/holders-state';
import { IDLE_DAYS, utilizationFigures } from '../../domain/utilization/utilization-figures';
import { BreakdownChart, type MembersState } from './breakdown-chart';
import { MatrixChart } from './matrix-chart';
import { RecencyCard } from './recency-card';
import { seatsLink } from './seats-link';
import { TrendCard } from './trend-card';
import { UsageChart, type UsageState } from './usage-chart';
import { UtilizationTiles } from './utilization-tiles';
import { readMembers } from '../../gitlab/members';
import { useFeatures, useSession } from '../../gitlab/session/session-context';
import { readUsage } from '../../gitlab/usage';
import { Banner } from '../../ui/feedback/banner';
import { EmptyState } from '../../ui/feedback/empty-state';
import { ExportMenu } from '../../ui/data/export-menu';
import { SeatsIllustration } from '../../ui/feedback/illustration-seats';
import type { ReportSubject } from '../shared/purchase/report-frame';
import { useAsked } from '../shared/use-request';
import { useSnapshots } from '../shared/use-snapshots';
import { useSubscriptionEnd } from '../shared/use-subscription-end';
import { figuresToCsv, figuresToJson } from '../../domain/utilization/figures-export';
import styles from './overview-page.module.css';
import tiles from '../shared/reports.module.css';
import { classNames } from '../../lib/class-names';

/** GitLab takes a year at most; a quarter is what a review is about. */
const USAGE_DAYS = 90;

/** The policy that finds the seats which the matrix calls idle in both. */
const IDLE_IN_BOTH: ReclaimPolicy = {
  idleDays: IDLE_DAYS,
  never: true,
  graceDays: 0,
  idleInGitLab: true,
  blocked: false,
};

type OverviewReportProps = ReportSubject & { readonly owned: boolean | null };

/** Figures and pictures of one purchase. */
export function OverviewReport({
  purchase,
  scope,
  name,
  snapshot,
  today,
  owned,
}: OverviewReportProps) {
  const t = useTranslations('overview');
  const { instance } = useSession();
  const features = useFeatures();
  const { users } = snapshot;
  const figures = useMemo(() => utilizationFigures(snapshot, { today }), [snapshot, today]);
  const state = holdersState(snapshot, purchase.assignedQuantity);
  const link = useMemo(() => seatsLink('seats', purchase.name), [purchase.name]);
  const history = useSnapshots(instance, purchase, snapshot, today);
  const [imported, setImported] = useState<string | null>(null);
  const subscription = useSubscriptionEnd(scope, purchase.id, owned !== false);
  const reclaimTo = `reclaim?${writePolicy(IDLE_IN_BOTH, new URLSearchParams({ addon: purchase.name })).toString()}`;

  const [members, loadMembers] = useMembers(scope.kind === 'group' ? scope.fullPath : null);
  const [usage, loadUsage] = useUsage(scope.kind === 'group' ? scope.fullPath : null, today);
  const about = { instance, scope: name, purchase, day: today };
  const drawn = snapshot.holdersLoaded > 0;

  async function importTrend(file: string | null) {
    const added = file === null ? null : await history.importTrend(file);
    setImported(added === null ? t('trend.notImported') : t('trend.imported', { count: added }));
  }

  return (
    <>
      {!features.lastDuoActivity && <Banner tone="info">{t('lacksDuo')}</Banner>}
      {snapshot.holders === 'eligible-only' && <Banner tone="info">{t('lacksBlocked')}</Banner>}
      <div className={classNames(styles.figures, tiles.eight)}>
        <UtilizationTiles
          purchase={purchase}
          figures={figures}
          state={state}
          duoKnown={features.lastDuoActivity}
          blockedListed={features.seatFilter}
          link={link}
        />
        <div className={styles.foot}>
          <p className={styles.note}>
            <CountedLine holders={figures.holders} /> {t('tilesNote')}{' '}
            <RenewalLine subscription={subscription} today={today} addOn={purchase.name} />
          </p>
          <ExportMenu
            label={t('export.figures')}
            name={[name, 'duo-figures', today]}
            csv={() => figuresToCsv(figures, about)}
            json={() => figuresToJson(figures, about)}
          />
        </div>
      </div>
      {drawn ? (
        <div className={styles.pictures}>
          <RecencyCard users={users} today={today} scope={name} link={link} />
          <MatrixChart users={users} today={today} scope={name} link={link} reclaimTo={reclaimTo} />
          <TrendCard
            trend={history.trend}
            today={today}
            scope={name}
            onImport={(file) => void importTrend(file)}
            imported={imported}
          />
          <UsageChart
            usage={usage}
            onLoad={loadUsage}
            days={USAGE_DAYS}
            today={today}
            scope={name}
          />
          {scope.kind === 'group' && (
            <BreakdownChart
              users={users}
              members={members}
              onLoad={loadMembers}
              today={today}
              scope={name}
            />
          )}
        </div>
      ) : snapshot.holders === 'incomplete' ? (
        snapshot.status.kind === 'loading' && <p className={styles.note}>{t('loadingPictures')}</p>
      ) : (
        <EmptyState
          title={t('nobodyTitle')}
          illustration={<SeatsIllustration />}
          actions={
            <Button variant="contained" component={Link} to={link({ seat: 'no' })}>
              {t('nobodyAction')}
            </Button>
          }
        >
          {t('nobodyText')}
        </EmptyState>
      )}
    </>
  );
}

/** Until all are counted, the status line above and each tile say how far it is. */
function CountedLine({ holders }: { readonly holders: Figure }) {
  const t = useTranslations('overview');
  const format = useFormatter();
  if (!holders.complete || holders.asOf === null) return null;
  const time = format.dateTime(holders.asOf, { timeStyle: 'short' });
  return t('counted', { count: holders.value, time });
}

type RenewalLineProps = {
  readonly subscription: ReturnType<typeof useSubscriptionEnd>;
  readonly today: string;
  readonly addOn: string;
};

function RenewalLine({ subscription, today, addOn }: RenewalLineProps) {
  const t = useTranslations('overview.renewalLine');
  const { end } = subscription;
  if (!end) return null;
  const left = countdown(end.endsOn, today);
  return (
    <span>
      {t(left.kind, { days: left.days })} <Link to={`renewal?addon=${addOn}`}>{t('to')}</Link>
    </span>
  );
}

function useMembers(fullPath: string | null): readonly [MembersState, () => void] {
  const session = useSession();
  const load = useCallback(
    (signal: AbortSignal, onProgress: (loaded: number) => void) =>
      readMembers(session, fullPath ?? '', onProgress, { signal }),
    [session, fullPath],
  );
  const [requested, ask] = useAsked(load);
  const state: MembersState =
    requested.kind === 'ready'
      ? { kind: 'ready', ...requested.value }
      : requested.kind === 'loading'
        ? { kind: 'loading', loaded: requested.progress }
        : requested;
  return [state, ask];
}

function useUsage(fullPath: string | null, today: string): readonly [UsageState, () => void] {
  const session = useSession();
  const { usageByFeature } = useFeatures();
  const load = useCallback(
    (signal: AbortSignal) =>
      readUsage(
        session,
        fullPath ?? '',
        { from: daysBefore(today, USAGE_DAYS - 1), to: today },
        { signal },
      ),
    [session, fullPath, today],
  );
  const [requested, ask] = useAsked(load);
  // GitLab counts by group alone, and only where it knows the question.
  if (fullPath === null || !usageByFeature) return [{ kind: 'unavailable' }, ask];
  const state: UsageState =
    requested.kind === 'ready'
      ? requested.value
      : requested.kind === 'loading'
        ? { kind: 'loading' }
        : requested;
  return [state, ask];
}
