import * as v from 'valibot';
import { GatewayError } from '../domain/gateway-error';
import type { MemberFact } from '../domain/utilization/breakdown';
import {
  GroupMemberFactsDocument,
  type GroupMemberFactsQueryVariables,
  GroupMemberIdsDocument,
} from './generated/operations';
import type { Session } from './session/session';
import { asGatewayError } from './transport/graphql-error';

const PAGE = 100;
const MOST_PAGES = 2_000;

const Page = v.object({
  nodes: v.array(
    v.nullable(
      v.object({
        user: v.nullish(v.object({ id: v.string() })),
        group: v.nullish(v.object({ fullPath: v.string() })),
        accessLevel: v.nullish(
          v.object({ integerValue: v.nullish(v.number()), humanAccess: v.nullish(v.string()) }),
        ),
      }),
    ),
  ),
  pageInfo: v.object({ endCursor: v.nullish(v.string()), hasNextPage: v.boolean() }),
});

/**
 * The highest role of each member of a group, of its subgroups and of groups invited to it, by user id.
 * Members of projects alone are not in it: GitLab lists those by project only.
 * Rejects with GatewayError. `onProgress` gets the number of members read so far.
 * @see https://docs.gitlab.com/api/graphql/reference/#groupgroupmembers
 */
export async function readMembers(
  session: Session,
  fullPath: string,
  onProgress: (loaded: number) => void,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, MemberFact>> {
  const facts = new Map<string, MemberFact>();
  const context = signal ? { fetchOptions: { signal } } : {};
  let after: string | null = null;
  try {
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const variables: GroupMemberFactsQueryVariables = { fullPath, first: PAGE, after };
      const { data } = await session.client.query({
        query: GroupMemberFactsDocument,
        variables,
        context,
      });
      const read = v.safeParse(Page, data?.group?.groupMembers);
      if (!read.success) throw new GatewayError('permission', 'No readable list of members');
      for (const node of read.output.nodes) {
        if (!node?.user) continue;
        const level = node.accessLevel?.integerValue ?? 0;
        const known = facts.get(node.user.id);
        if (known && known.level >= level) continue;
        facts.set(node.user.id, {
          level,
          role: node.accessLevel?.humanAccess ?? String(level),
          group: node.group?.fullPath ?? fullPath,
        });
      }
      onProgress(facts.size);
      const { endCursor, hasNextPage } = read.output.pageInfo;
      if (!hasNextPage || !endCursor || endCursor === after) break;
      after = endCursor;
    }
    return facts;
  } catch (error) {
    throw asGatewayError(error);
  }
}

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
