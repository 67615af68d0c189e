import * as v from 'valibot';
import { GatewayError } from '../domain/gateway-error';
import type { MemberFact } from '../domain/utilization/breakdown';
import {
  GroupMemberFactsDocument,
  GroupMemberIdsDocument,
  type GroupMemberRelation,
} from './generated/operations';
import { pages, type PagingOptions } from './paginate';
import type { Session } from './session/session';
import { abortable } from './transport/client';

const PAGE = 100;

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

/** `complete` is false where GitLab has more members than were read. */
export type MemberIds = { readonly ids: ReadonlySet<string>; readonly complete: boolean };

export type MemberFacts = {
  /** By user ID. */
  readonly facts: ReadonlyMap<string, MemberFact>;
  /** False where GitLab has more members than were read. */
  readonly complete: boolean;
};

type MemberIdsOptions = PagingOptions & {
  /** `['DIRECT']` for this very group alone. */
  readonly relations?: GroupMemberRelation[];
};

const OWN_AND_BELOW: GroupMemberRelation[] = ['DIRECT', 'DESCENDANTS', 'SHARED_FROM_GROUPS'];

/**
 * The users who belong to a group, to its subgroups, or to groups invited to it. Those who only inherit a
 * membership from a group above are left out: they would be the same in every subgroup.
 * Members of projects alone are not in it: GitLab lists those by project only.
 * Rejects with GatewayError. `onProgress` gets the number of members read so far.
 * @see https://docs.gitlab.com/api/graphql/reference/#groupgroupmembers
 */
export async function readGroupMemberIds(
  { client }: Session,
  fullPath: string,
  onProgress: (loaded: number) => void,
  { relations = OWN_AND_BELOW, ...options }: MemberIdsOptions = {},
): Promise<MemberIds> {
  const ids = new Set<string>();
  let complete = false;
  const context = abortable(options.signal);
  const readPage = async (after: string | null) => {
    const variables = { fullPath, relations, first: PAGE, after };
    const { data } = await client.query({ query: GroupMemberIdsDocument, variables, context });
    return pageIn(data?.group?.groupMembers);
  };
  for await (const { page, isLast } of pages(readPage, options)) {
    for (const node of page.nodes) if (node?.user) ids.add(node.user.id);
    complete = isLast;
    onProgress(ids.size);
  }
  return { ids, complete };
}

/**
 * The highest role of each member of a group, of its subgroups and of groups invited to it.
 * Members of projects alone are not in it: GitLab lists those by project only.
 * Rejects with GatewayError. `onProgress` gets the number of members read so far.
 * @see https://docs.gitlab.com/api/graphql/reference/#groupgroupmembers
 */
export async function readMembers(
  { client }: Session,
  fullPath: string,
  onProgress: (loaded: number) => void,
  options: PagingOptions = {},
): Promise<MemberFacts> {
  const facts = new Map<string, MemberFact>();
  let complete = false;
  const context = abortable(options.signal);
  const readPage = async (after: string | null) => {
    const variables = { fullPath, first: PAGE, after };
    const { data } = await client.query({ query: GroupMemberFactsDocument, variables, context });
    return pageIn(data?.group?.groupMembers);
  };
  for await (const { page, isLast } of pages(readPage, options)) {
    for (const node of page.nodes) {
      if (!node?.user) continue;
      const level = node.accessLevel?.integerValue ?? 0;
      const known = facts.get(node.user.id);
      if (known && known.level >= level) continue;
      const role = node.accessLevel?.humanAccess ?? String(level);
      facts.set(node.user.id, { level, role, group: node.group?.fullPath ?? fullPath });
    }
    complete = isLast;
    onProgress(facts.size);
  }
  return { facts, complete };
}

/** A page of members. Rejects with kind `permission` where it is none. */
function pageIn(value: unknown): v.InferOutput<typeof Page> {
  const read = v.safeParse(Page, value);
  if (!read.success) throw new GatewayError('permission', 'No readable list of members');
  return read.output;
}
