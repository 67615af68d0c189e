import { useQuery } from '@apollo/client/react';
import { useMemo } from 'react';
import { asGatewayError, type GatewayError } from '../domain/gateway-error';
import { OWNED_GROUPS, toOwnedGroups, type OwnedGroup } from './groups';

export type OwnedGroupsResult =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly error: GatewayError; readonly retry: () => void }
  | {
      readonly kind: 'ready';
      readonly groups: readonly OwnedGroup[];
      /** There are more than these. */
      readonly more: boolean;
    };

/** The first 100 top-level groups that the signed-in person owns, by name. */
export function useOwnedGroups(): OwnedGroupsResult {
  const { query, ...options } = OWNED_GROUPS;
  const { data, error, refetch } = useQuery(query, options);
  return useMemo(() => {
    const retry = () => void refetch().catch(() => undefined);
    if (data) {
      try {
        const groups = toOwnedGroups(data.groups?.nodes);
        return { kind: 'ready', groups, more: data.groups?.pageInfo.hasNextPage ?? false };
      } catch (unreadable) {
        return { kind: 'failed', error: asGatewayError(unreadable), retry };
      }
    }
    if (error) return { kind: 'failed', error: asGatewayError(error), retry };
    return { kind: 'loading' };
  }, [data, error, refetch]);
}
