import { asGatewayError } from './transport/graphql-error';
import { OwnedGroupsDocument, type OwnedGroupsQueryVariables } from './generated/operations';
import { toOwnedGroup, type OwnedGroup } from './groups';
import type { Session } from './session/session';

/** 10,000 groups; a longer walk than that is a loop. */
const MOST_PAGES = 100;

/**
 * All top-level groups that the signed-in person owns, by name; pages read before come from the cache.
 * Rejects with GatewayError.
 */
export async function readOwnedGroups(session: Session): Promise<readonly OwnedGroup[]> {
  const groups = new Map<string, OwnedGroup>();
  let after: string | null = null;
  try {
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const variables: OwnedGroupsQueryVariables = { search: null, after };
      const { data } = await session.client.query({
        query: OwnedGroupsDocument,
        variables,
        fetchPolicy: 'cache-first',
      });
      for (const node of data?.groups?.nodes ?? []) {
        const group = node && toOwnedGroup(node);
        if (group) groups.set(group.id, group);
      }
      const { endCursor, hasNextPage } = data?.groups?.pageInfo ?? { hasNextPage: false };
      if (!hasNextPage || !endCursor || endCursor === after) break;
      after = endCursor;
    }
    return [...groups.values()];
  } catch (error) {
    throw asGatewayError(error);
  }
}
