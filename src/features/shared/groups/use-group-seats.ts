import { useEffect, useEffectEvent, useState } from 'react';
import type { SeatScope } from '../../../domain/purchase';
import type { SubscriptionEnd } from '../../../domain/renewal/subscription-end';
import type { DailySnapshot } from '../../../domain/utilization/daily-snapshot';
import { useSession } from '../../../gitlab/session/session-context';
import { readSubscriptionEnd } from '../../../gitlab/subscription';
import { forEachAtOnce } from '../../../lib/each-at-once';
import { renewalSetting } from '../../../storage/purchase-settings';
import { latestByPurchase } from '../../../storage/snapshot-db';
import { useProductName } from '../purchase/product-name';
import { scopePath } from '../scope-address';
import { onSnapshot, snapshotStore } from '../use-snapshots';
import type { ActivityRead, GroupSeats } from './group-seats';
import { useGathered } from './use-gathered';
import { type NamedScope, useScopePurchases } from './use-scope-purchases';

/** Subscriptions that are read at the same time. */
const ENDS_AT_ONCE = 3;

/** What is known of the purchases of the groups: the counters at once, the rest as it comes. */
export function useGroupSeats(
  scopes: readonly NamedScope[],
  reads: ReadonlyMap<string, ActivityRead>,
): readonly GroupSeats[] {
  const { instance } = useSession();
  const productName = useProductName();
  const answers = useScopePurchases(scopes, true);
  const isAnswered = scopes.every(({ scope }) => answers.has(scopePath(scope)));
  const purchasesOf = ({ scope }: NamedScope) => {
    const answer = answers.get(scopePath(scope));
    return answer && 'purchases' in answer ? answer.purchases : [];
  };
  const ends = useEnds(isAnswered, () =>
    scopes.filter((one) => purchasesOf(one).length > 0).map(({ scope }) => scope),
  );
  const seen = useLatestSnapshots();

  return scopes.flatMap((named): GroupSeats[] => {
    const answer = answers.get(scopePath(named.scope));
    const nothing = { product: null, costPerSeat: null, currency: '', read: null } as const;
    const row = { ...named, seen: null, problem: null, end: null, ...nothing };
    if (!answer) return [{ ...row, purchase: undefined }];
    if ('problem' in answer) return [{ ...row, purchase: null, problem: answer.problem }];
    if (answer.purchases.length === 0) return [{ ...row, purchase: null }];
    const reported = ends.get(scopePath(named.scope));
    return answer.purchases.map((purchase) => {
      const { costPerSeat, currency, endsOn } = renewalSetting(instance, purchase.id).read();
      const entered: SubscriptionEnd | null =
        endsOn === null ? null : { endsOn, source: 'entered', trial: false };
      return {
        ...row,
        purchase,
        product: productName(purchase.name),
        seen: seen.get(purchase.id) ?? null,
        read: reads.get(purchase.id) ?? null,
        end: reported ?? entered ?? reported,
        costPerSeat,
        currency,
      };
    });
  });
}

/** When the subscriptions end, by the path of the group: missing while it is asked for. */
function useEnds(
  isTime: boolean,
  scopesNow: () => readonly SeatScope[],
): ReadonlyMap<string, SubscriptionEnd | null> {
  const session = useSession();
  const [ends, put] = useGathered<SubscriptionEnd | null>();
  const scopesWithSeats = useEffectEvent(scopesNow);
  useEffect(() => {
    if (!isTime) return undefined;
    const leaving = new AbortController();
    const { signal } = leaving;
    void forEachAtOnce(
      scopesWithSeats(),
      ENDS_AT_ONCE,
      async (scope) => {
        const end = await readSubscriptionEnd(session, scope, signal).catch(() => null);
        if (!signal.aborted) put(scopePath(scope), end);
      },
      signal,
    );
    return () => leaving.abort();
  }, [isTime, session, put]);
  return ends;
}

/** This browser's latest snapshot of each purchase, by its id. */
function useLatestSnapshots(): ReadonlyMap<string, DailySnapshot> {
  const { instance } = useSession();
  const [latest, setLatest] = useState<ReadonlyMap<string, DailySnapshot>>(new Map());
  useEffect(() => {
    let left = false;
    async function read() {
      const all = await (await snapshotStore()).all(instance);
      if (!left) setLatest(latestByPurchase(all, instance));
    }
    // Without snapshots the table says so; that is no reason to fail.
    const readQuietly = () => void read().catch(() => undefined);
    readQuietly();
    const stop = onSnapshot(readQuietly);
    return () => {
      left = true;
      stop();
    };
  }, [instance]);
  return latest;
}
