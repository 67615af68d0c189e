/** Waits double with each failure in a row, from `baseMs` up to `capMs`. */
export type Backoff = { readonly baseMs: number; readonly capMs: number };

/**
 * Milliseconds to wait after a failure: anything from 0 to the doubled wait, so that many pages which
 * failed together do not come back together. `failures` counts those before this one, in a row.
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export function fullJitter(failures: number, backoff: Backoff, random: () => number): number {
  return Math.round(random() * longestWait(failures, backoff));
}

/** As {@link fullJitter}, but at least half the doubled wait: for what must not be retried at once. */
export function halfJitter(failures: number, backoff: Backoff, random: () => number): number {
  const longest = longestWait(failures, backoff);
  return Math.round(longest / 2 + (random() * longest) / 2);
}

/** The wait, or the one that GitLab asked for if that is longer (`Retry-After`; both in milliseconds). */
export function honorRetryAfter(waitMs: number, retryAfterMs: number | undefined): number {
  return Math.max(waitMs, retryAfterMs ?? 0);
}

function longestWait(failures: number, { baseMs, capMs }: Backoff): number {
  return Math.min(capMs, baseMs * 2 ** failures);
}
