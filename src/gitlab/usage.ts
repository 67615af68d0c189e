import * as v from 'valibot';
import type { PartUse, UsageAnswer, UserUsage } from '../domain/utilization/usage';
import { asGatewayError } from './transport/graphql-error';
import { DuoUsageDocument, type DuoUsageQueryVariables } from './generated/operations';
import type { Session } from './session/session';

const PAGE = 100;
/** 20,000 users; a longer walk than that is a loop. */
const MOST_PAGES = 200;

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
  signal?: AbortSignal,
): Promise<UsageAnswer> {
  if (!session.features.usageByFeature) return { kind: 'unavailable' };
  const users: UserUsage[] = [];
  let after: string | null = null;
  try {
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const variables: DuoUsageQueryVariables = {
        fullPath,
        startDate: span.from,
        endDate: span.to,
        first: PAGE,
        after,
      };
      const context = signal ? { fetchOptions: { signal } } : {};
      const { data } = await session.client.query({ query: DuoUsageDocument, variables, context });
      const read = v.safeParse(Page, data?.group?.aiUserMetrics);
      if (!read.success) return { kind: 'unavailable' };
      for (const node of read.output.nodes) {
        if (!node?.user) continue;
        users.push({
          userId: node.user.id,
          username: node.user.username,
          name: node.user.name,
          total: node.totalEventCount ?? undefined,
          parts: {
            codeSuggestions: partUse(node.codeSuggestions),
            chat: partUse(node.chat),
            codeReview: partUse(node.codeReview),
          },
        });
      }
      const { endCursor, hasNextPage } = read.output.pageInfo;
      if (!hasNextPage || !endCursor || endCursor === after) break;
      after = endCursor;
    }
    return { kind: 'answered', users, ...span };
  } catch (error) {
    const known = asGatewayError(error);
    const transient = ['network', 'rate', 'auth', 'cancelled'].includes(known.kind);
    // A server error is how an instance without ClickHouse may answer.
    if (transient) throw known;
    return { kind: 'unavailable' };
  }
}

function partUse(part: v.InferOutput<typeof Part>): PartUse {
  if (!part) return { events: undefined, lastOn: undefined };
  return { events: part.totalEventCount ?? undefined, lastOn: part.lastDuoActivityOn };
}
