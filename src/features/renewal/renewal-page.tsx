import { useOutletContext } from 'react-router-dom';
import { useTranslations } from 'use-intl';
import { holdersState } from '../../domain/utilization/utilization-figures';
import { EmptyState } from '../../ui/feedback/empty-state';
import { useSubscriptionEnd } from '../shared/purchase/use-subscription-end';
import { ReportFrame, type ReportSubject } from '../shared/reports/report-frame';
import type { ScopeOutlet } from '../shared/scope-context';
import { Answer, NoAnswerYet } from './answer';
import { usageIn, useUsage } from '../../gitlab/usage/use-usage';
import { useTeamView } from '../shared/team-view/use-team-view';
import { useUsagePeriod } from '../shared/usage/use-usage-settings';
import { EstimateNotes } from './estimate-notes';
import { MissedUse } from './missed-use';
import { OutcomeOfSeats } from './outcome-of-seats';
import { RankedHolders } from './ranked-holders';
import styles from './renewal.module.css';
import { SeatsForm } from './seats-form';
import { SubscriptionEndNote } from './subscription-end-note';
import { UsageStatus } from './usage-status';
import { useRenewal } from './use-renewal';

/** How many seats to renew with, what that does, and when it is due. */
export function RenewalPage() {
  const { name, owned } = useOutletContext<ScopeOutlet>();
  const t = useTranslations('renewal');
  return (
    <ReportFrame title={t('pageTitle', { name })}>
      {(subject) => <RenewalDecision {...subject} mayAskEnd={owned !== false} />}
    </ReportFrame>
  );
}

type RenewalDecisionProps = ReportSubject & {
  /** False where GitLab does not share the subscription end with this user. */
  readonly mayAskEnd: boolean;
};

function RenewalDecision({ mayAskEnd, ...subject }: RenewalDecisionProps) {
  const { purchase, scope, snapshot, today } = subject;
  const t = useTranslations('renewal');
  const subscription = useSubscriptionEnd(scope, purchase.id, mayAskEnd);
  const renewal = useRenewal(subject);
  const [days] = useUsagePeriod();
  const usage = useUsage(scope, days, { today });
  const isTeamView = useTeamView() !== null;
  const { holdersLoaded, holders, usersComplete } = snapshot;
  // An old GitLab lists no holders who are not eligible; it cannot tell more.
  const complete = holders === 'complete' || (holders === 'eligible-only' && usersComplete);
  const end = (
    <SubscriptionEndNote
      end={subscription.end}
      asking={subscription.asking}
      entered={subscription.settings.endsOn}
      onEnter={(endsOn) => subscription.change({ endsOn })}
      today={today}
    />
  );
  if (complete && holdersLoaded === 0) {
    return (
      <>
        <EmptyState title={t('nobodyTitle')}>{t('nobodyText')}</EmptyState>
        {end}
      </>
    );
  }
  return (
    <>
      <section className={styles.decision} aria-label={t('decision')}>
        <div className={styles.head}>
          {complete ? (
            <Answer model={renewal.model} busy={renewal.usage?.state.kind === 'loading'} />
          ) : (
            <NoAnswerYet
              reading={snapshot.status.kind === 'loading' || snapshot.status.kind === 'idle'}
              state={holdersState(snapshot, purchase.assignedQuantity)}
            />
          )}
          {end}
        </div>
        {renewal.usage && complete && (
          <UsageStatus {...renewal.usage} holders={purchase.assignedQuantity} />
        )}
        <SeatsForm
          renewal={renewal}
          complete={complete}
          purchase={purchase}
          settings={subscription.settings}
          onChange={subscription.change}
        />
        <OutcomeOfSeats subject={subject} renewal={renewal} complete={complete} />
        {complete && !isTeamView && (
          <MissedUse outcome={renewal.outcome} usage={usage} days={days} />
        )}
        <EstimateNotes renewal={renewal} />
      </section>
      {complete && renewal.order === 'by-use' && (
        <RankedHolders
          subject={subject}
          renewal={renewal}
          usage={isTeamView ? undefined : usageIn(usage.state)}
        />
      )}
    </>
  );
}
