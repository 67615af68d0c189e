import Button from '@mui/material/Button';
import { startTransition, useCallback, useDeferredValue, useMemo, useOptimistic } from 'react';
import { Link, useSearchParams } from 'react-router-dom';
import { useTranslations } from 'use-intl';
import { daysBefore } from '../../lib/days';
import { renewalToCsv, renewalToJson } from '../../domain/renewal/renewal-export';
import type { OrderKnowledge, SeatOrder } from '../../domain/renewal/seat-order';
import { rankHolders } from '../../domain/renewal/simulate';
import { suggestionsUse } from '../../domain/renewal/suggestions-days';
import { holdersState } from '../../domain/utilization/holders-state';
import { BoundsTable } from './bounds-table';
import { CutoffCard } from './cutoff-card';
import { DatesCard } from './dates-card';
import { OutcomeTiles } from './outcome-tiles';
import { RankedTable } from './ranked-table';
import { RenewalForm } from './renewal-form';
import { RenewalBar, RenewalTop } from './renewal-top';
import { useFeatures, useSession } from '../../gitlab/session/session-context';
import { readUsage } from '../../gitlab/usage';
import { Banner } from '../../ui/feedback/banner';
import { EmptyState } from '../../ui/feedback/empty-state';
import { ExportMenu } from '../../ui/data/export-menu';
import type { ReportSubject } from '../shared/purchase/report-frame';
import { useAsked } from '../shared/use-request';
import { useSubscriptionEnd } from '../shared/use-subscription-end';
import tiles from '../shared/reports.module.css';

/** GitLab takes a year at most. */
const SUGGESTIONS_DAYS = 365;

type RenewalReportProps = ReportSubject & { readonly owned: boolean | null };

/** The simulator over the holders of one purchase. */
export function RenewalReport(props: RenewalReportProps) {
  const { purchase, scope, name, snapshot, today, owned } = props;
  const t = useTranslations('renewal');
  const session = useSession();
  const { instance } = session;
  const features = useFeatures();
  const subscription = useSubscriptionEnd(scope, purchase.id, owned !== false);
  const { settings, change } = subscription;
  const [params, setParams] = useSearchParams();
  const wanted = /^\d{1,8}$/.test(params.get('seats') ?? '') ? Number(params.get('seats')) : null;
  // The slider moves at once; the address follows when there is time for it.
  const [seats, showSeats] = useOptimistic(wanted ?? purchase.purchasedQuantity);
  const { users, holdersLoaded } = snapshot;
  const complete = snapshot.holders === 'complete';
  const fullPath = scope.kind === 'group' ? scope.fullPath : null;

  const load = useCallback(
    (signal: AbortSignal) =>
      readUsage(
        session,
        fullPath ?? '',
        { from: daysBefore(today, SUGGESTIONS_DAYS - 1), to: today },
        { signal },
      ),
    [session, fullPath, today],
  );
  const [usage, askUsage] = useAsked(load);
  const reported = useMemo(
    () => (usage.kind === 'ready' ? suggestionsUse(usage.value) : null),
    [usage],
  );
  const order = orderOf(params.get('order'), fullPath !== null || (reported?.on.size ?? 0) > 0);
  const orders = useMemo(() => {
    const knowledge = reported ? { suggestionsOn: reported.on, noSuggestions: reported.none } : {};
    const rank = (by: SeatOrder, duoActivity: OrderKnowledge['duoActivity']) =>
      rankHolders(users, { order: by, duoActivity, ...knowledge }, { today });
    return {
      estimate: rank('by-use', 'is-suggestions'),
      bounds: rank('by-use', 'may-be-other'),
      assignment: rank('by-assignment', 'may-be-other'),
    };
  }, [users, reported, today]);
  const shown = useDeferredValue(seats);
  const readings = useMemo(
    () =>
      READINGS[order].map((kind) => ({
        kind,
        outcome: orders[kind].outcome(shown),
        least: orders[kind].leastForActive,
      })),
    [orders, order, shown],
  );
  // Of an order that is not known, what holds for both.
  const expected = order === 'unknown' ? readings.at(-1) : readings[0];
  const around = order === 'by-use' ? readings[1] : expected;
  const usedDuo = useMemo(
    () =>
      users.filter((user) => user.holdsSeat && typeof user.lastDuoActivityOn === 'string').length,
    [users],
  );
  if (!expected || !around) return null;
  const { outcome } = expected;
  const bounds = around.outcome;

  function setParam(name: 'seats' | 'order', value: string) {
    setParams(
      (now) => {
        const changed = new URLSearchParams(now);
        changed.set(name, value);
        return changed;
      },
      { replace: true, preventScrollReset: true },
    );
  }
  function choose(next: number) {
    startTransition(() => {
      showSeats(next);
      setParam('seats', String(next));
    });
  }
  function usageLabel(): string {
    if (usage.kind === 'idle') return '';
    if (usage.kind === 'loading') return t('asking');
    if (usage.kind === 'failed') return usage.reason;
    if (usage.value.kind === 'unavailable') return t('askedNone');
    return t('askedTold', { count: reported?.on.size ?? 0 });
  }
  const askable = fullPath !== null && features.usageByFeature;
  const about = {
    instance,
    scope: name,
    purchase,
    day: today,
    order,
  };

  return (
    <>
      <Banner tone="info" title={t('estimateTitle')}>
        {t('estimateText')}
      </Banner>
      <RenewalTop>
        <DatesCard
          end={subscription.end}
          asking={subscription.asking}
          entered={settings.endsOn}
          onEnter={(endsOn) => change({ endsOn })}
          today={today}
        />
        <RenewalForm
          seats={seats}
          onSeats={choose}
          most={Math.max(purchase.purchasedQuantity, holdersLoaded)}
          purchased={purchase.purchasedQuantity}
          holders={holdersLoaded}
          order={order}
          onOrder={(next) => setParam('order', next)}
          costPerSeat={settings.costPerSeat}
          currency={settings.currency}
          onCost={change}
        />
      </RenewalTop>
      <div className={tiles.six}>
        <OutcomeTiles
          outcome={outcome}
          least={expected.least}
          onUseLeast={() => choose(expected.least)}
          duoKnown={features.lastDuoActivity}
          state={holdersState(snapshot, purchase.assignedQuantity)}
          complete={complete}
        />
      </div>
      {holdersLoaded === 0 ? (
        complete && <EmptyState title={t('nobodyTitle')}>{t('nobodyText')}</EmptyState>
      ) : (
        <>
          {order === 'by-use' ? (
            <CutoffCard outcome={outcome} today={today} scope={name} />
          ) : (
            <EmptyState
              title={t('noPlacesTitle')}
              actions={
                <Button component={Link} to={`../reclaim?addon=${purchase.name}`} relative="path">
                  {t('noPlacesAction')}
                </Button>
              }
            >
              {t('noPlacesText', { surplus: outcome.surplus })}
            </EmptyState>
          )}
          <BoundsTable
            readings={readings}
            order={order}
            reported={reported?.on.size ?? 0}
            usedDuo={usedDuo}
            name={[name, 'duo-renewal-bounds', String(shown), today]}
          />
          {order === 'by-use' && (
            <>
              <RenewalBar title={t('ranked.caption')}>
                {askable && (
                  <Button size="small" disabled={usage.kind === 'loading'} onClick={askUsage}>
                    {t('askSuggestions')}
                  </Button>
                )}
                <span role="status">{usageLabel()}</span>
                <ExportMenu
                  label={t('ranked.caption')}
                  name={[name, 'duo-renewal', String(shown), today]}
                  csv={() => renewalToCsv(outcome, bounds)}
                  json={() => renewalToJson(outcome, bounds, about)}
                />
              </RenewalBar>
              <RankedTable outcome={outcome} bounds={bounds} today={today} />
            </>
          )}
        </>
      )}
    </>
  );
}

/** What is worked out for each order. */
const READINGS = {
  'by-use': ['estimate', 'bounds'],
  'by-assignment': ['assignment'],
  unknown: ['estimate', 'bounds', 'assignment'],
} as const;

/** The order to assume: as somebody chose; else by use where GitLab has ClickHouse, as GitLab.com does. */
function orderOf(chosen: string | null, hasClickHouse: boolean): SeatOrder {
  if (chosen === 'by-use' || chosen === 'by-assignment' || chosen === 'unknown') return chosen;
  return hasClickHouse ? 'by-use' : 'unknown';
}
