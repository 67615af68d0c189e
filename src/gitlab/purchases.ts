import type { SeatScope, SeatPurchase } from '../domain/purchase';
import { readPurchaseList } from './transport/answers';
import { asGatewayError } from './transport/graphql-error';
import { GroupPurchasesDocument, InstancePurchasesDocument } from './generated/operations';
import type { Session } from './session/session';

/**
 * The active purchases with seats at a place, in GitLab's order of preference; empty when there are none,
 * and also when the caller may not administer the place. Rejects with GatewayError.
 * @see https://docs.gitlab.com/api/graphql/reference/#queryaddonpurchases
 */
export async function listPurchases(
  session: Session,
  scope: SeatScope,
  signal?: AbortSignal,
): Promise<readonly SeatPurchase[]> {
  const context = signal ? { context: { fetchOptions: { signal } } } : {};
  // Into the cache: counters on screen read from there, so they follow whoever asks last.
  const options = { fetchPolicy: 'network-only', ...context } as const;
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
  scope: SeatScope & { readonly kind: 'group' },
  onChange: (purchases: readonly SeatPurchase[]) => void,
): () => void {
  const subscription = session.client
    .watchQuery({
      query: GroupPurchasesDocument,
      variables: { namespaceId: scope.id },
      fetchPolicy: 'cache-only',
    })
    .subscribe(({ data, dataState }) => {
      if (dataState === 'complete') onChange(readPurchaseList(data.addOnPurchases).purchases);
    });
  return () => subscription.unsubscribe();
}
