import { halfJitter, type Backoff } from '../../backoff';

/** Retries of one page after no answer or a server error, before it is given up. */
export const MAX_RETRIES = 3;
export const RETRY_BACKOFF: Backoff = { baseMs: 500, capMs: 10_000 };
/** Refusals for too many requests (429) in a row, before a page is given up. */
export const MAX_REFUSALS = 10;
export const RATE_BACKOFF: Backoff = { baseMs: 1_000, capMs: 60_000 };

const MINUTE_MS = 60_000;
/** Answers in a row after which one more parallel request is allowed again. */
const EASE_AFTER = 20;

/** How many requests may run in parallel, and when the next one may start. */
export type RequestLimit = {
  readonly limit: number;
  /** Milliseconds until the next request may start; 0 for now. */
  wait(now: number): number;
  /** Until when (ms) no request is sent after a 429; null at full speed. */
  slowedUntil(now: number): number | null;
  started(now: number): void;
  answered(): void;
  /** GitLab refused a request with 429. Returns how often it did so in a row. */
  limited(now: number, retryAfterMs: number | undefined): number;
};

/**
 * Stays below GitLab's rate limits with a budget of requests a minute. After a 429 it waits, twice as long
 * each time (with jitter, so that tabs do not come back together), and halves the parallel requests.
 * From another origin a page cannot read `Retry-After`, so that is honored only where it is known.
 * @see https://docs.gitlab.com/administration/settings/user_and_ip_rate_limits/
 */
export function createRequestLimit(options: {
  readonly concurrency: number;
  readonly perMinute: number;
  readonly random: () => number;
}): RequestLimit {
  const most = Math.max(1, options.concurrency);
  let limit = most;
  let quietUntil = 0;
  let refusals = 0;
  let calm = 0;
  /** Start times of the last minute, in order; a ring as long as the budget. */
  const starts: number[] = [];
  let oldest = 0;

  return {
    get limit() {
      return limit;
    },
    wait(now) {
      const first = starts.length < options.perMinute ? -MINUTE_MS : (starts[oldest] ?? -MINUTE_MS);
      return Math.max(0, quietUntil - now, first + MINUTE_MS - now);
    },
    slowedUntil: (now) => (quietUntil > now ? quietUntil : null),
    started(now) {
      starts[oldest] = now;
      oldest = (oldest + 1) % Math.max(1, options.perMinute);
    },
    answered() {
      refusals = 0;
      calm += 1;
      if (calm % EASE_AFTER === 0) limit = Math.min(most, limit + 1);
    },
    limited(now, retryAfterMs) {
      calm = 0;
      // Requests that were under way together are refused together; that counts once.
      if (now < quietUntil) return refusals;
      refusals += 1;
      limit = Math.max(1, Math.floor(limit / 2));
      quietUntil =
        now +
        (retryAfterMs === undefined
          ? halfJitter(refusals - 1, RATE_BACKOFF, options.random)
          : retryAfterMs + options.random() * RATE_BACKOFF.baseMs);
      return refusals;
    },
  };
}
