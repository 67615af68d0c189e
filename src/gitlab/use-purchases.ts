import { skipToken, useQuery } from '@apollo/client/react';
import { useMemo } from 'react';
import type { SeatScope } from '../domain/purchase';
import type { GatewayError } from '../domain/gateway-error';
import { readPurchaseList, type PurchaseList } from './transport/answers';
import { asGatewayError } from './transport/graphql-error';
import { GroupPurchasesDocument, InstancePurchasesDocument } from './generated/operations';

export type PurchasesResult =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly error: GatewayError; readonly retry: () => void }
  | (PurchaseList & { readonly kind: 'ready'; readonly reload: () => void });

/** What is known is shown at once, and asked for again. */
const FRESH = { fetchPolicy: 'cache-and-network', nextFetchPolicy: 'cache-first' } as const;

/** The active purchases at a place, kept up to date by every later answer that carries their counters. */
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
