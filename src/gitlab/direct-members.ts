import { DirectMemberIdsDocument } from './generated/operations';
import { type MemberIds, pageIn } from './members';
import { pages, type PagingOptions } from './paginate';
import type { Session } from './session/session';
import { abortable } from './transport/client';

const PAGE = 100;

/**
 * The users with a membership of this very group, not of groups above or below it. Rejects with GatewayError.
 * `onProgress` gets the number of members read so far.
 * @see https://docs.gitlab.com/api/graphql/reference/#groupgroupmembers
 */
export async function readDirectMemberIds(
  { client }: Session,
  fullPath: string,
  onProgress: (loaded: number) => void,
  options: PagingOptions = {},
): Promise<MemberIds> {
  const ids = new Set<string>();
  let complete = false;
  const context = abortable(options.signal);
  const readPage = async (after: string | null) => {
    const variables = { fullPath, first: PAGE, after };
    const { data } = await client.query({ query: DirectMemberIdsDocument, variables, context });
    return pageIn(data?.group?.groupMembers);
  };
  for await (const { page, isLast } of pages(readPage, options)) {
    for (const node of page.nodes) if (node?.user) ids.add(node.user.id);
    complete = isLast;
    onProgress(ids.size);
  }
  return { ids, complete };
}
