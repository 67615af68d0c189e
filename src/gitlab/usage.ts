import * as v from 'valibot';
import type { PartUse, UsageAnswer, UserUsage } from '../domain/utilization/usage';
import { asGatewayError } from '../domain/gateway-error';
import { DuoUsageDocument } from './generated/operations';
import { pages, type PagingOptions } from './paginate';
import type { Session } from './session/session';
import { abortable } from './transport/client';

const PAGE = 100;

const Part = v.nullish(
  v.object({ totalEventCount: v.nullish(v.number()), lastDuoActivityOn: v.nullish(v.string()) }),
);

const Page = v.object({
  nodes: v.array(
    v.nullable(
      v.object({
        totalEventCount: v.nullish(v.number()),
        user: v.nullish(v.object({ id: v.string(), username: v.string(), name: v.string() })),
        codeSuggestions: Part,
        chat: Part,
        codeReview: Part,
      }),
    ),
  ),
  pageInfo: v.object({ endCursor: v.nullish(v.string()), hasNextPage: v.boolean() }),
});

type UsageOptions = PagingOptions & {
  /** Gets how many users were read so far. */
  readonly onProgress?: (users: number) => void;
};

/**
 * Use of Duo by user in a span of days, both ends included; GitLab takes a year at most. `unavailable`
 * where it answers null, an error, or does not know the question: it needs ClickHouse and rights.
 * Rejects with GatewayError when GitLab cannot be reached, or the request is given up.
 * @see https://docs.gitlab.com/api/graphql/reference/#groupaiusermetrics
 */
export async function readUsage(
  session: Session,
  fullPath: string,
  span: { readonly from: string; readonly to: string },
  { onProgress, ...options }: UsageOptions = {},
): Promise<UsageAnswer> {
  if (!session.features.usageByFeature) return { kind: 'unavailable' };
  const users: UserUsage[] = [];
  let complete = false;
  const context = abortable(options.signal);
  const readPage = async (after: string | null) => {
    const variables = { fullPath, startDate: span.from, endDate: span.to, first: PAGE, after };
    const { data } = await session.client.query({ query: DuoUsageDocument, variables, context });
    return v.parse(Page, data?.group?.aiUserMetrics);
  };
  try {
    for await (const { page, isLast } of pages(readPage, options)) {
      for (const node of page.nodes) {
        if (!node?.user) continue;
        const { id: userId, username, name } = node.user;
        users.push({
          userId,
          username,
          name,
          total: node.totalEventCount ?? undefined,
          parts: {
            codeSuggestions: partUse(node.codeSuggestions),
            chat: partUse(node.chat),
            codeReview: partUse(node.codeReview),
          },
        });
      }
      complete = isLast;
      onProgress?.(users.length);
    }
    return { kind: 'answered', users, complete, ...span };
  } catch (error) {
    const known = asGatewayError(error);
    const isTransient = ['network', 'rate', 'auth', 'canceled'].includes(known.kind);
    // A server error is how an instance without ClickHouse may answer.
    if (isTransient) throw known;
    return { kind: 'unavailable' };
  }
}

function partUse(part: v.InferOutput<typeof Part>): PartUse {
  if (!part) return { events: undefined, lastOn: undefined };
  return { events: part.totalEventCount ?? undefined, lastOn: part.lastDuoActivityOn };
}
