import {
  startTransition,
  useDeferredValue,
  useEffect,
  useEffectEvent,
  useMemo,
  useOptimistic,
} from 'react';
import { type SeatOrder, suggestionsUse } from '../../domain/renewal/seat-order';
import {
  modelRenewal,
  type RenewalModel,
  type RenewalOutcome,
} from '../../domain/renewal/simulate';
import { ASK_ABOVE } from '../../domain/roster/roster-options';
import { type UsageRequest, useUsage } from '../../gitlab/usage/use-usage';
import type { ReportSubject } from '../shared/reports/report-frame';
import { useShownFeatures } from '../shared/team-view/use-team-view';
import { useAddressParams, withParam } from '../../ui/layout/use-address-params';

/** GitLab reports a year at most. */
const SUGGESTIONS_DAYS = 365;

export type Renewal = {
  /** Seats to renew with, as chosen. */
  readonly seats: number;
  readonly setSeats: (seats: number) => void;
  /** The order in which GitLab is assumed to remove seats. */
  readonly order: SeatOrder;
  readonly setOrder: (order: SeatOrder) => void;
  readonly model: RenewalModel;
  /** With the chosen seats. */
  readonly outcome: RenewalOutcome;
  /** The use of Code Suggestions; null where it cannot change anything, or GitLab does not report it. */
  readonly usage:
    | (UsageRequest & {
        /** How many users GitLab reported a day of Code Suggestions for. */
        readonly reported: number;
      })
    | null;
};

/** The model of the renewal of a purchase. The address keeps its seats and order. */
export function useRenewal({ purchase, scope, snapshot, today }: ReportSubject): Renewal {
  const [params, change] = useAddressParams();
  const { usageByFeature, gitlabActivity: showsDays } = useShownFeatures();
  const wanted = /^\d{1,8}$/.test(params.get('seats') ?? '') ? Number(params.get('seats')) : null;
  // The slider moves at once; the address follows in a transition.
  const [seats, showSeats] = useOptimistic(wanted ?? purchase.purchasedQuantity);
  const { users } = snapshot;
  // For so many days, GitLab reports usage only by group.
  const isGroup = scope.kind === 'group';
  const order = orderOf(params.get('order'), isGroup);
  const counts = order === 'by-use' && isGroup && usageByFeature;
  const usage = useUsage(scope, SUGGESTIONS_DAYS, { today });
  const atOnce = counts && purchase.assignedQuantity <= ASK_ABOVE;
  const begin = useEffectEvent(() => {
    if (usage.state.kind === 'idle') usage.load();
  });
  useEffect(() => {
    if (atOnce) begin();
  }, [atOnce]);
  const { state } = usage;
  const suggestions = useMemo(
    () => (showsDays && state.kind === 'ready' ? suggestionsUse(state.answer) : null),
    [showsDays, state],
  );
  const model = useMemo(
    () => modelRenewal(users, { order, suggestions: suggestions ?? undefined }, { today }),
    [users, order, suggestions, today],
  );
  const shown = useDeferredValue(seats);
  const outcome = useMemo(() => model.outcome(shown), [model, shown]);

  function setParam(name: 'seats' | 'order', value: string) {
    change((now) => withParam(now, name, value));
  }
  return {
    seats,
    setSeats(next) {
      startTransition(() => {
        showSeats(next);
        setParam('seats', String(next));
      });
    },
    order,
    setOrder: (next) => setParam('order', next),
    model,
    outcome,
    usage: counts ? { ...usage, reported: suggestions?.on.size ?? 0 } : null,
  };
}

/** The chosen order; else by use where GitLab has ClickHouse, as GitLab.com does. */
function orderOf(chosen: string | null, hasClickHouse: boolean): SeatOrder {
  if (chosen === 'by-use' || chosen === 'by-assignment' || chosen === 'unknown') return chosen;
  return hasClickHouse ? 'by-use' : 'unknown';
}
