/** Milliseconds. */
const MINUTE = 60_000;
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 60_000;
/** Answers in a row after which one more request may run side by side again. */
const EASE_AFTER = 20;

/** How many requests may run side by side, and when the next one may start. */
export type RequestLimit = {
  readonly limit: number;
  /** Milliseconds until the next request may start; 0 for now. */
  wait(now: number): number;
  /** Until when GitLab asked us to be quiet (ms); null when it did not, or that is over. */
  slowedUntil(now: number): number | null;
  started(now: number): void;
  answered(): void;
  /** GitLab refused a request for there being too many. Gives how often it did so in a row. */
  limited(now: number, retryAfterMs: number | undefined): number;
};

/**
 * Keeps under GitLab's rate limits: a budget a minute beforehand, and a pause that doubles (with
 * jitter, so that several tabs do not come back at once) after a refusal, with half the requests side
 * by side. From another origin a page cannot read `Retry-After`, so it is honoured only where it is known.
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
      const first = starts.length < options.perMinute ? -MINUTE : (starts[oldest] ?? -MINUTE);
      return Math.max(0, quietUntil - now, first + MINUTE - now);
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
      // Requests that were on their way together are refused together; that counts once.
      if (now < quietUntil) return refusals;
      refusals += 1;
      limit = Math.max(1, Math.floor(limit / 2));
      const jitter = options.random();
      const wait =
        retryAfterMs === undefined
          ? Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (refusals - 1)) * (0.5 + jitter / 2)
          : retryAfterMs + jitter * FIRST_WAIT;
      quietUntil = now + wait;
      return refusals;
    },
  };
}
