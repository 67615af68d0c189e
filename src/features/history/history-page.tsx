import { useMemo } from 'react';
import { useOutletContext } from 'react-router-dom';
import { useTranslations } from 'use-intl';
import { trendWithHistory } from '../../domain/history/trend';
import { completeSnapshots } from '../../domain/history/seat-snapshot';
import { useSession } from '../../gitlab/session/session-context';
import { EmptyState } from '../../ui/feedback/empty-state';
import { SeatsIllustration } from '../../ui/feedback/illustrations';
import { SkeletonRows } from '../../ui/feedback/skeleton-rows';
import { LossBanner, useLoss } from '../shared/history/loss-banner';
import { TrendCard } from '../shared/history/trend-card';
import { ReportFrame, type ReportSubject } from '../shared/reports/report-frame';
import type { ScopeOutlet } from '../shared/scope-context';
import { useTeamView } from '../shared/team-view/use-team-view';
import { useSnapshots } from '../shared/use-snapshots';
import { ActivationCard } from './activation-card';
import { CompareSection } from './compare-section';
import { daysOfRuns } from './days-of-runs';
import styles from './history.module.css';
import { KeptSection } from './kept-section';

/** Who had a seat when, as this browser saw it: what changed, by whom, and the way back. */
export function HistoryPage() {
  const { name } = useOutletContext<ScopeOutlet>();
  const t = useTranslations('history');
  return (
    <ReportFrame title={t('pageTitle', { name })}>
      {(subject) => <PurchaseHistory subject={subject} />}
    </ReportFrame>
  );
}

function PurchaseHistory({ subject }: { readonly subject: ReportSubject }) {
  const { purchase, workspace, snapshot, today, name } = subject;
  const { instance } = useSession();
  const teamView = useTeamView();
  const { trend: days, past, importTrend } = useSnapshots(instance, purchase, snapshot, today);
  const trend = useMemo(() => (past ? trendWithHistory(days, past.history) : days), [days, past]);
  const runs = useMemo(() => (past ? daysOfRuns(past.changes) : []), [past]);
  const snapshots = useMemo(() => (past ? completeSnapshots(past.history) : []), [past]);
  const loss = useLoss(purchase, snapshot, past);
  if (!past) return <SkeletonRows rows={8} rowHeight={44} />;
  return (
    <>
      {loss && (
        <LossBanner
          purchase={purchase}
          workspace={workspace}
          snapshot={snapshot}
          history={past.history}
          {...loss}
        />
      )}
      {snapshots.length < 2 && <FirstDay hasSnapshot={snapshots.length > 0} />}
      {trend.length > 1 && <TrendCard name={name} trend={trend} runs={runs} />}
      {snapshots.length > 1 && (
        <CompareSection subject={subject} past={past} snapshots={snapshots} />
      )}
      <div className={styles.cards}>
        {snapshots.length > 1 && !teamView && <ActivationCard subject={subject} past={past} />}
        <KeptSection subject={subject} past={past} importTrend={importTrend} />
      </div>
    </>
  );
}

/** Nothing to compare yet: what will be here, and how it comes. */
function FirstDay({ hasSnapshot }: { readonly hasSnapshot: boolean }) {
  const t = useTranslations('history.empty');
  return (
    <EmptyState title={t('title')} illustration={<SeatsIllustration />}>
      {t(hasSnapshot ? 'first' : 'none')} {t('other')}
    </EmptyState>
  );
}
