import { skipToken, useQuery } from '@apollo/client/react';
import { useMemo } from 'react';
import { asGatewayError, type GatewayError } from '../domain/gateway-error';
import type { SeatPurchase, SeatScope } from '../domain/purchase';
import { GroupPurchasesDocument, InstancePurchasesDocument } from './generated/operations';
import type { Session } from './session/session';
import { type PurchaseList, readPurchaseList } from './transport/answers';
import { abortable } from './transport/client';

/**
 * The active purchases with seats of a group or the instance, in GitLab's order of preference; empty when
 * there are none, and also when the user may not manage them. Rejects with GatewayError.
 * @param fetchPolicy `cache-first` where the counters of an earlier answer will do.
 * @see https://docs.gitlab.com/api/graphql/reference/#queryaddonpurchases
 */
export async function listPurchases(
  session: Session,
  scope: SeatScope,
  signal?: AbortSignal,
  fetchPolicy: 'network-only' | 'cache-first' = 'network-only',
): Promise<readonly SeatPurchase[]> {
  // Into the cache: counters on screen are read from there, so they follow the last request.
  const options = { fetchPolicy, context: abortable(signal) };
  try {
    const { data } =
      scope.kind === 'group'
        ? await session.client.query({
            query: GroupPurchasesDocument,
            variables: { namespaceId: scope.id },
            ...options,
          })
        : await session.client.query({ query: InstancePurchasesDocument, ...options });
    return readPurchaseList(data?.addOnPurchases).purchases;
  } catch (error) {
    throw asGatewayError(error);
  }
}

/**
 * Calls back with the purchases that `listPurchases` has read, now and whenever their counters change in the
 * cache. Returns how to stop.
 */
export function followPurchases(
  session: Session,
  scope: SeatScope,
  onChange: (purchases: readonly SeatPurchase[]) => void,
): () => void {
  const fetchPolicy = 'cache-only';
  const purchases =
    scope.kind === 'group'
      ? session.client.watchQuery({
          query: GroupPurchasesDocument,
          variables: { namespaceId: scope.id },
          fetchPolicy,
        })
      : session.client.watchQuery({ query: InstancePurchasesDocument, fetchPolicy });
  const subscription = purchases.subscribe(({ data, dataState }) => {
    if (dataState === 'complete') onChange(readPurchaseList(data.addOnPurchases).purchases);
  });
  return () => subscription.unsubscribe();
}

type PurchasesResult =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly error: GatewayError; readonly retry: () => void }
  | (PurchaseList & { readonly kind: 'ready'; readonly reload: () => void });

/** What is known is shown at once, and asked for again. */
const FRESH = { fetchPolicy: 'cache-and-network', nextFetchPolicy: 'cache-first' } as const;

/** The active purchases of a group or the instance, kept up to date by every later answer that carries their counters. */
export function usePurchases(scope: SeatScope): PurchasesResult {
  const isGroup = scope.kind === 'group';
  const ofGroup = useQuery(
    GroupPurchasesDocument,
    isGroup ? { variables: { namespaceId: scope.id }, ...FRESH } : skipToken,
  );
  const ofInstance = useQuery(InstancePurchasesDocument, isGroup ? skipToken : FRESH);
  const { data, error, refetch } = isGroup ? ofGroup : ofInstance;
  const list = data?.addOnPurchases;
  return useMemo(() => {
    const again = () => void refetch().catch(() => undefined);
    if (data) {
      try {
        return { kind: 'ready', ...readPurchaseList(list), reload: again };
      } catch (unreadable) {
        return { kind: 'failed', error: asGatewayError(unreadable), retry: again };
      }
    }
    if (error) return { kind: 'failed', error: asGatewayError(error), retry: again };
    return { kind: 'loading' };
  }, [data, list, error, refetch]);
}
