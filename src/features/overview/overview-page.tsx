import Button from '@mui/material/Button';
import { useMemo, useState } from 'react';
import { Link, useOutletContext } from 'react-router-dom';
import { useTranslations } from 'use-intl';
import { trendWithHistory } from '../../domain/history/trend';
import { knowsHolders } from '../../domain/roster/roster-snapshot';
import { partOfHolders, utilizationFigures } from '../../domain/utilization/utilization-figures';
import { useFeatures, useSession } from '../../gitlab/session/session-context';
import { utcDay } from '../../lib/days';
import { Banner } from '../../ui/feedback/banner';
import { EmptyState } from '../../ui/feedback/empty-state';
import { SeatsIllustration } from '../../ui/feedback/illustrations';
import { ReportFrame, type ReportSubject } from '../shared/reports/report-frame';
import type { ScopeOutlet } from '../shared/scope-context';
import { GroupsComparison } from '../shared/groups/groups-comparison';
import { useOwnedScopes } from '../shared/groups/use-scope-purchases';
import { historyAddress } from '../shared/history/history-address';
import { SinceLine } from '../shared/history/since-line';
import { TrendCard } from '../shared/history/trend-card';
import { useSnapshots } from '../shared/use-snapshots';
import { BreakdownCard } from './breakdown-card';
import { MatrixCard } from './matrix-card';
import { OverviewFigures } from './overview-figures';
import styles from './overview-page.module.css';
import { RecencyCard } from './recency-card';
import { seatsLink } from '../shared/purchase/seats-link';
import { useTeamView } from '../shared/team-view/use-team-view';
import { TeamUsageCard } from './team-usage-card';
import { TeamUseCard } from './team-use-card';
import { UsageCard } from './usage-card';

/** Who uses the seats of a purchase, which seats are idle, and how the user's groups compare. */
export function OverviewPage() {
  const { scope, name } = useOutletContext<ScopeOutlet>();
  const t = useTranslations('overview');
  const [today] = useState(() => utcDay(Date.now()));
  const { groups, complete } = useOwnedScopes();
  return (
    <ReportFrame
      strip
      title={t('pageTitle', { name })}
      footer={
        scope.kind === 'group' &&
        groups.length > 1 && (
          <GroupsComparison page="" scopes={groups} complete={complete} today={today} />
        )
      }
    >
      {(subject) => <PurchaseOverview subject={subject} />}
    </ReportFrame>
  );
}

/** The figures and charts of one purchase. */
function PurchaseOverview({ subject }: { readonly subject: ReportSubject }) {
  const { purchase, workspace, scope, snapshot, today, name } = subject;
  const t = useTranslations('overview');
  const history = useTranslations('history.trend');
  const { instance } = useSession();
  const { lastDuoActivity } = useFeatures();
  const teamView = useTeamView();
  const link = useMemo(() => seatsLink('seats', purchase.name), [purchase.name]);
  const { trend: days, past } = useSnapshots(instance, purchase, snapshot, today);
  const trend = useMemo(() => (past ? trendWithHistory(days, past.history) : days), [days, past]);
  const figures = useMemo(() => utilizationFigures(snapshot, { today }), [snapshot, today]);
  const part = partOfHolders(snapshot, purchase.assignedQuantity);
  const partial = part ? t('part', part) : undefined;
  return (
    <>
      <SinceLine purchase={purchase} workspace={workspace} />
      {!lastDuoActivity && <Banner tone="info">{t('lacksDuo')}</Banner>}
      {snapshot.holders === 'eligible-only' && <Banner tone="info">{t('lacksBlocked')}</Banner>}
      <OverviewFigures subject={subject} figures={figures} />
      {snapshot.holdersLoaded > 0 ? (
        <div className={styles.charts}>
          {teamView ? (
            <TeamUseCard subject={subject} figures={figures} partial={partial} />
          ) : (
            <>
              <RecencyCard subject={subject} link={link} partial={partial} />
              <MatrixCard subject={subject} link={link} partial={partial} />
            </>
          )}
          <TrendCard
            name={name}
            trend={trend}
            action={
              <Button
                size="small"
                variant={trend.length < 2 ? 'outlined' : 'text'}
                component={Link}
                to={historyAddress(scope, purchase.name)}
              >
                {history('more')}
              </Button>
            }
          />
          {scope.kind === 'group' && (
            <BreakdownCard
              subject={subject}
              fullPath={scope.fullPath}
              link={link}
              partial={partial}
            />
          )}
          {teamView ? (
            <TeamUsageCard subject={subject} />
          ) : (
            <UsageCard subject={subject} link={link} partial={partial} />
          )}
        </div>
      ) : !knowsHolders(snapshot) ? (
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
