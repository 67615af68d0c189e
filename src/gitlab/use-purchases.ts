import { useQuery } from '@apollo/client/react';
import { useMemo } from 'react';
import { byPreference, type Place, type Purchase } from '../domain/purchase';
import type { GatewayError } from '../domain/gateway-error';
import { readPurchaseAnswer } from './answers';
import { asGatewayError } from './graphql-error';
import { GroupPurchasesDocument, InstancePurchasesDocument } from './generated/operations';

export type PurchasesResult =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly error: GatewayError; readonly retry: () => void }
  | { readonly kind: 'ready'; readonly purchases: readonly Purchase[]; readonly reload: () => void };

/** The active purchases at a place, kept up to date by every later answer that carries their counters. */
export function usePurchases(place: Place): PurchasesResult {
  const isGroup = place.kind === 'group';
  const ofGroup = useQuery(GroupPurchasesDocument, {
    variables: { namespaceId: isGroup ? place.id : '' },
    skip: !isGroup,
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  const ofInstance = useQuery(InstancePurchasesDocument, {
    skip: isGroup,
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  const { data, error, refetch } = isGroup ? ofGroup : ofInstance;
  const list = data?.addOnPurchases;
  return useMemo(() => {
    const again = () => void refetch().catch(() => undefined);
    if (data) {
      try {
        const purchases = byPreference((list ?? []).map(readPurchaseAnswer));
        return { kind: 'ready', purchases, reload: again };
      } catch (unreadable) {
        return { kind: 'failed', error: asGatewayError(unreadable), retry: again };
      }
    }
    if (error) return { kind: 'failed', error: asGatewayError(error), retry: again };
    return { kind: 'loading' };
  }, [data, list, error, refetch]);
}
