import { halfJitter, honorRetryAfter } from '../domain/backoff';
import { systemClock, type Clock } from '../domain/clock';
import { asGatewayError, GatewayError } from '../domain/gateway-error';
import {
  MAX_REFUSALS,
  MAX_RETRIES,
  RATE_BACKOFF,
  RETRY_BACKOFF,
} from '../domain/roster/load/request-limit';

/** One page of a list, as GraphQL connections have it. */
export type CursorPage = {
  readonly pageInfo: {
    readonly endCursor?: string | null | undefined;
    readonly hasNextPage: boolean;
  };
};

export type PagingOptions = {
  /** Once it aborts, no more is read, and what is under way rejects with kind `canceled`. */
  readonly signal?: AbortSignal | undefined;
  readonly clock?: Clock;
  /** From 0 up to, not including, 1; for jitter. */
  readonly random?: () => number;
  readonly mostPages?: number;
};

/** 200,000 entries in pages of 100: a list that is longer probably goes in circles. */
const MOST_PAGES = 2_000;

/**
 * Reads a list of GitLab page by page. A 429 is retried when GitLab's `Retry-After` or a growing wait is over,
 * a 5xx or a lost connection some times; anything else rejects with GatewayError at once.
 *
 * The list is complete once a page came with `isLast`. Without one, GitLab has more than was read: the
 * limit of pages was reached, or the cursor of the last page led nowhere.
 * @see https://docs.gitlab.com/development/graphql_guide/pagination/
 */
export async function* pages<Page extends CursorPage>(
  readPage: (after: string | null) => Promise<Page>,
  options: PagingOptions = {},
): AsyncGenerator<{ readonly page: Page; readonly isLast: boolean }, void> {
  const { mostPages = MOST_PAGES } = options;
  let after: string | null = null;
  for (let count = 0; count < mostPages; count += 1) {
    const page: Page = await readWithRetry(() => readPage(after), options);
    const { endCursor, hasNextPage } = page.pageInfo;
    yield { page, isLast: !hasNextPage };
    if (!hasNextPage || !endCursor || endCursor === after) return;
    after = endCursor;
  }
}

async function readWithRetry<T>(
  read: () => Promise<T>,
  { signal, clock = systemClock, random = Math.random }: PagingOptions,
): Promise<T> {
  let failures = 0;
  let refusals = 0;
  for (;;) {
    if (signal?.aborted) throw new GatewayError('canceled', 'Canceled');
    try {
      return await read();
    } catch (thrown) {
      const error = asGatewayError(thrown);
      let waitMs: number;
      if (error.kind === 'rate' && refusals < MAX_REFUSALS) {
        waitMs = halfJitter(refusals, RATE_BACKOFF, random);
        refusals += 1;
      } else if (isTransient(error) && failures < MAX_RETRIES) {
        waitMs = halfJitter(failures, RETRY_BACKOFF, random);
        failures += 1;
      } else {
        throw error;
      }
      await clock.sleep(honorRetryAfter(waitMs, error.details.retryAfterMs), signal);
    }
  }
}

/** GraphQL errors of a whole answer have no HTTP status: GitLab says the same again. */
function isTransient({ kind, details }: GatewayError): boolean {
  return kind === 'network' || (kind === 'server' && details.status !== undefined);
}
