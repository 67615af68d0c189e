import * as v from 'valibot';
import { GatewayError } from '../domain/gateway-error';
import { asGatewayError } from './transport/graphql-error';
import { GroupMemberIdsDocument } from './generated/operations';
import type { Session } from './session/session';

const PAGE = 100;
const MOST_PAGES = 2_000;

const Page = v.object({
  nodes: v.array(v.nullable(v.object({ user: v.nullish(v.object({ id: v.string() })) }))),
  pageInfo: v.object({ endCursor: v.nullish(v.string()), hasNextPage: v.boolean() }),
});

/**
 * Who belongs to a group, to the groups below it, or to groups invited to it, by user id. Whoever only
 * inherits a membership from above is left out: that would be the same people in every subgroup.
 * Members of projects alone are not in it: GitLab lists those by project only.
 * Rejects with GatewayError. `onProgress` gets the number of members read so far.
 * @see https://docs.gitlab.com/api/graphql/reference/#groupgroupmembers
 */
export async function readGroupMemberIds(
  session: Session,
  fullPath: string,
  onProgress: (loaded: number) => void,
  signal: AbortSignal,
): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  let after: string | null = null;
  try {
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const read: v.InferOutput<typeof Page> = await readPage(session, fullPath, after, signal);
      for (const node of read.nodes) if (node?.user) ids.add(node.user.id);
      onProgress(ids.size);
      const { endCursor, hasNextPage } = read.pageInfo;
      if (!hasNextPage || !endCursor || endCursor === after) return ids;
      after = endCursor;
    }
    throw new GatewayError('server', 'The list of members does not end');
  } catch (error) {
    throw asGatewayError(error);
  }
}

async function readPage(
  session: Session,
  fullPath: string,
  after: string | null,
  signal: AbortSignal,
): Promise<v.InferOutput<typeof Page>> {
  const { data } = await session.client.query({
    query: GroupMemberIdsDocument,
    variables: {
      fullPath,
      relations: ['DIRECT', 'DESCENDANTS', 'SHARED_FROM_GROUPS'],
      first: PAGE,
      after,
    },
    fetchPolicy: 'no-cache',
    context: { fetchOptions: { signal } },
  });
  const read = v.safeParse(Page, data?.group?.groupMembers);
  if (!read.success) throw new GatewayError('permission', 'No readable list of members');
  return read.output;
}
