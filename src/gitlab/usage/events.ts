import * as v from 'valibot';
import { GatewayError } from '../../domain/gateway-error';
import type { Usage, UsageSpan } from '../../domain/utilization/usage';
import { daysBefore, daysBetween } from '../../lib/days';
import { forEachAtOnce } from '../../lib/each-at-once';
import { DuoEventsDocument, InstanceDuoEventsDocument } from '../generated/usage-operations';
import { pages } from '../paginate';
import type { Session } from '../session/session';
import { abortable } from '../transport/client';
import { countEvents } from './count-events';
import type { UsageOptions, UsageScope } from './usage-options';

const PAGE = 100;

/** GitLab answers less than a month at a time, and the shortest month has 28 days. */
const DAYS_AT_ONCE = 27;
const PARTS_AT_ONCE = 3;

const Page = v.object({
  nodes: v.nullish(
    v.array(
      v.nullable(
        v.object({
          event: v.string(),
          timestamp: v.string(),
          user: v.nullish(v.object({ id: v.string(), username: v.string(), name: v.string() })),
        }),
      ),
    ),
  ),
  pageInfo: v.object({ endCursor: v.nullish(v.string()), hasNextPage: v.boolean() }),
});

/**
 * Use counted from single events, which GitLab keeps in PostgreSQL for three months. Rejects with GatewayError;
 * its kind is `permission` where GitLab answers null, as it does to who may not read them.
 * @see https://docs.gitlab.com/api/graphql/reference/#aiusagedata
 */
export async function readEvents(
  session: Session,
  scope: UsageScope,
  span: UsageSpan,
  { onProgress, ...options }: UsageOptions,
): Promise<Usage> {
  const counting = countEvents();
  // One part that fails ends the others, too.
  const ending = new AbortController();
  const signal =
    options.signal === undefined ? ending.signal : AbortSignal.any([options.signal, ending.signal]);
  let complete = true;

  async function readPart(part: UsageSpan): Promise<void> {
    let isWhole = false;
    const readPage = (after: string | null) =>
      readEventPage(session, scope, { part, after, signal });
    for await (const { page, isLast } of pages(readPage, { ...options, signal })) {
      for (const node of page.nodes ?? []) if (node) counting.add(node, part);
      isWhole = isLast;
      onProgress?.(counting.users());
    }
    complete &&= isWhole;
  }

  try {
    await forEachAtOnce(partsOf(span), PARTS_AT_ONCE, readPart, signal);
  } catch (error) {
    ending.abort();
    throw error;
  }
  if (options.signal?.aborted) throw new GatewayError('canceled', 'Canceled');
  return counting.result(span, complete);
}

type PageOptions = {
  readonly part: UsageSpan;
  readonly after: string | null;
  readonly signal: AbortSignal;
};

async function readEventPage(
  { client }: Session,
  scope: UsageScope,
  { part, after, signal }: PageOptions,
): Promise<v.InferOutput<typeof Page>> {
  const context = abortable(signal);
  // In some releases the end is the first moment of that day; what is too much then is not counted.
  const dates = { startDate: part.from, endDate: daysBefore(part.to, -1) };
  const paging = { ...dates, first: PAGE, after };
  let list: unknown;
  if (scope.kind === 'group') {
    const variables = { fullPath: scope.fullPath, ...paging };
    const { data } = await client.query({ query: DuoEventsDocument, variables, context });
    list = data?.group?.aiUsageData?.all;
  } else {
    const query = InstanceDuoEventsDocument;
    const { data } = await client.query({ query, variables: paging, context });
    list = data?.aiUsageData?.all;
  }
  if (list === null || list === undefined)
    throw new GatewayError('permission', 'No list of events');
  return v.parse(Page, list);
}

/** A span in parts that GitLab answers, the newest first. */
function partsOf({ from, to }: UsageSpan): readonly UsageSpan[] {
  const count = Math.ceil((daysBetween(from, to) + 1) / DAYS_AT_ONCE);
  return Array.from({ length: Math.max(0, count) }, (_part, index) => {
    const end = daysBefore(to, index * DAYS_AT_ONCE);
    const start = daysBefore(end, DAYS_AT_ONCE - 1);
    return { from: start < from ? from : start, to: end };
  });
}
