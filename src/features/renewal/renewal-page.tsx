import Button from '@mui/material/Button';
import { Link, useOutletContext } from 'react-router-dom';
import { useTranslations } from 'use-intl';
import { holdersState } from '../../domain/utilization/utilization-figures';
import { useFeatures } from '../../gitlab/session/session-context';
import { Banner } from '../../ui/feedback/banner';
import { EmptyState } from '../../ui/feedback/empty-state';
import { ReportFrame, type ReportSubject } from '../shared/reports/report-frame';
import tiles from '../shared/reports/reports.module.css';
import type { ScopeOutlet } from '../shared/scope-context';
import { useSubscriptionEnd } from '../shared/purchase/use-subscription-end';
import { BoundsTable } from './bounds-table';
import { DatesCard } from './dates-card';
import { OutcomeTiles } from './outcome-tiles';
import { CutoffCard, RankedHolders } from './ranking';
import { RenewalForm } from './renewal-form';
import styles from './renewal.module.css';
import { type Renewal, useRenewal } from './use-renewal';

/** What a renewal with fewer seats would do, and when it is due. */
export function RenewalPage() {
  const { name, owned } = useOutletContext<ScopeOutlet>();
  const t = useTranslations('renewal');
  return (
    <ReportFrame title={t('pageTitle', { name })}>
      {(subject) => <RenewalSimulator {...subject} mayAskEnd={owned !== false} />}
    </ReportFrame>
  );
}

type RenewalSimulatorProps = ReportSubject & {
  /** False where GitLab does not share the subscription end with this user. */
  readonly mayAskEnd: boolean;
};

function RenewalSimulator({ mayAskEnd, ...subject }: RenewalSimulatorProps) {
  const { purchase, scope, snapshot, today } = subject;
  const t = useTranslations('renewal');
  const { lastDuoActivity } = useFeatures();
  const subscription = useSubscriptionEnd(scope, purchase.id, mayAskEnd);
  const { settings, change } = subscription;
  const renewal = useRenewal(subject);
  const { likely, setSeats } = renewal;
  const { holdersLoaded } = snapshot;
  const complete = snapshot.holders === 'complete';
  return (
    <>
      <Banner tone="info" title={t('estimateTitle')}>
        {t('estimateText')}
      </Banner>
      <div className={styles.top}>
        <DatesCard
          end={subscription.end}
          asking={subscription.asking}
          entered={settings.endsOn}
          onEnter={(endsOn) => change({ endsOn })}
          today={today}
        />
        <RenewalForm
          renewal={renewal}
          most={Math.max(purchase.purchasedQuantity, holdersLoaded)}
          purchased={purchase.purchasedQuantity}
          holders={holdersLoaded}
          costPerSeat={settings.costPerSeat}
          currency={settings.currency}
          onCost={change}
        />
      </div>
      <div className={tiles.six}>
        <OutcomeTiles
          outcome={likely.outcome}
          least={likely.least}
          onUseLeast={() => setSeats(likely.least)}
          duoKnown={lastDuoActivity}
          state={holdersState(snapshot, purchase.assignedQuantity)}
          complete={complete}
        />
      </div>
      {holdersLoaded > 0 && <RenewalDetails subject={subject} renewal={renewal} />}
      {holdersLoaded === 0 && complete && (
        <EmptyState title={t('nobodyTitle')}>{t('nobodyText')}</EmptyState>
      )}
    </>
  );
}

type RenewalDetailsProps = { readonly subject: ReportSubject; readonly renewal: Renewal };

/** Who would lose a seat, and what is not known about that. */
function RenewalDetails({ subject, renewal }: RenewalDetailsProps) {
  const { purchase, name, snapshot, today } = subject;
  const { likely, readings, order, reported } = renewal;
  const t = useTranslations('renewal');
  const { seats, surplus } = likely.outcome;
  return (
    <>
      {order === 'by-use' ? (
        <CutoffCard outcome={likely.outcome} today={today} scope={name} />
      ) : (
        <EmptyState
          title={t('noPlacesTitle')}
          actions={
            <Button component={Link} to={`../reclaim?addon=${purchase.name}`} relative="path">
              {t('noPlacesAction')}
            </Button>
          }
        >
          {t('noPlacesText', { surplus })}
        </EmptyState>
      )}
      <BoundsTable
        readings={readings}
        order={order}
        reported={reported}
        users={snapshot.users}
        name={[name, 'renewal-bounds', String(seats)]}
      />
      {order === 'by-use' && <RankedHolders subject={subject} renewal={renewal} />}
    </>
  );
}
