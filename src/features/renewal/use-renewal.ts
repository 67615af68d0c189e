import { startTransition, useDeferredValue, useMemo, useOptimistic } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { RenewalReading } from '../../domain/renewal/renewal-export';
import {
  type OrderKnowledge,
  type SeatOrder,
  suggestionsUse,
} from '../../domain/renewal/seat-order';
import { rankHolders } from '../../domain/renewal/simulate';
import type { UsageAnswer } from '../../domain/utilization/usage';
import type { ReportSubject } from '../shared/reports/report-frame';
import { type RequestState, useUsage } from '../shared/use-request';

/** GitLab reports a year at most. */
const SUGGESTIONS_DAYS = 365;

export type Renewal = {
  /** Seats to renew with, as chosen. */
  readonly seats: number;
  readonly setSeats: (seats: number) => void;
  /** The order in which GitLab is assumed to remove seats. */
  readonly order: SeatOrder;
  readonly setOrder: (order: SeatOrder) => void;
  /** The reading to show: of an unknown order, what is true of both. */
  readonly likely: RenewalReading;
  /** What is certain with the same seats. */
  readonly certain: RenewalReading;
  /** All readings of the order. */
  readonly readings: readonly RenewalReading[];
  /** The use of Code Suggestions, which is read on request. */
  readonly usage: RequestState<UsageAnswer>;
  readonly askUsage: () => void;
  /** How many users GitLab reported a day of Code Suggestions for. */
  readonly reported: number;
};

/** The simulated renewal of a purchase. The address keeps its seats and order. */
export function useRenewal({ purchase, scope, snapshot, today }: ReportSubject): Renewal {
  const [params, setParams] = useSearchParams();
  const wanted = /^\d{1,8}$/.test(params.get('seats') ?? '') ? Number(params.get('seats')) : null;
  // The slider moves at once; the address follows in a transition.
  const [seats, showSeats] = useOptimistic(wanted ?? purchase.purchasedQuantity);
  const { users } = snapshot;
  const fullPath = scope.kind === 'group' ? scope.fullPath : null;
  const [usage, askUsage] = useUsage(fullPath, { days: SUGGESTIONS_DAYS, today });
  const suggestions = useMemo(
    () => (usage.kind === 'ready' ? suggestionsUse(usage.value) : null),
    [usage],
  );
  const reported = suggestions?.on.size ?? 0;
  const order = orderOf(params.get('order'), fullPath !== null || reported > 0);
  const orders = useMemo(() => {
    const knowledge = suggestions
      ? { suggestionsOn: suggestions.on, noSuggestions: suggestions.none }
      : {};
    const rank = (by: SeatOrder, duoActivity: OrderKnowledge['duoActivity']) =>
      rankHolders(users, { order: by, duoActivity, ...knowledge }, { today });
    return {
      estimate: rank('by-use', 'is-suggestions'),
      bounds: rank('by-use', 'may-be-other'),
      assignment: rank('by-assignment', 'may-be-other'),
    };
  }, [users, suggestions, today]);
  const shown = useDeferredValue(seats);
  const readings = useMemo(() => {
    const readingOf = (kind: RenewalReading['kind']): RenewalReading => ({
      kind,
      outcome: orders[kind].outcome(shown),
      least: orders[kind].leastForActive,
    });
    if (order === 'by-assignment') {
      const only = readingOf('assignment');
      return { readings: [only], likely: only, certain: only };
    }
    const estimate = readingOf('estimate');
    const bounds = readingOf('bounds');
    if (order === 'by-use') {
      return { readings: [estimate, bounds], likely: estimate, certain: bounds };
    }
    const assignment = readingOf('assignment');
    return { readings: [estimate, bounds, assignment], likely: assignment, certain: assignment };
  }, [orders, order, shown]);

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
    ...readings,
    usage,
    askUsage,
    reported,
  };
}

/** The chosen order; else by use where GitLab has ClickHouse, as GitLab.com does. */
function orderOf(chosen: string | null, hasClickHouse: boolean): SeatOrder {
  if (chosen === 'by-use' || chosen === 'by-assignment' || chosen === 'unknown') return chosen;
  return hasClickHouse ? 'by-use' : 'unknown';
}
