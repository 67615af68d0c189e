import { text, withHeaders } from './message';
import type { MockResponse } from './message';

/** What GitLab.com grants a user. @see https://docs.gitlab.com/user/gitlab_com/#rate-limits-on-gitlabcom */
export const GITLAB_COM_LIMIT = 2_000;
const WINDOW_MS = 60_000;

/** What an administrator has not changed. lib/gitlab/throttle.rb (`DEFAULT_RATE_LIMITING_RESPONSE_TEXT`) */
const RETRY_LATER = 'Retry later';

export interface Refusal {
  readonly limit: number;
  /** Seconds. */
  readonly retryAfter: number;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly text?: string | undefined;
}

/** Plain text with a line's end; the headers are for same-origin callers only. */
export function tooManyRequests({
  limit,
  retryAfter,
  now,
  text: said = RETRY_LATER,
}: Refusal): MockResponse {
  const reset = Math.ceil(now / 1_000) + retryAfter;
  return withHeaders(text(429, `${said}\n`), {
    'Retry-After': String(retryAfter),
    'RateLimit-ResetTime': new Date(reset * 1_000).toUTCString(),
    ...limitHeaders({ limit, observed: limit + 1, reset }),
  });
}

interface Budget {
  readonly limit: number;
  readonly observed: number;
  /** Epoch seconds at which it is whole again. */
  readonly reset: number;
}

/** On every answer since 18.6, before that on 429 only. lib/gitlab/rack_attack/request_throttle_data.rb */
export function limitHeaders({ limit, observed, reset }: Budget): Readonly<Record<string, string>> {
  return {
    'RateLimit-Limit': String(limit),
    'RateLimit-Observed': String(observed),
    'RateLimit-Remaining': String(Math.max(0, limit - observed)),
    'RateLimit-Reset': String(reset),
    'RateLimit-Name': 'throttle_authenticated_api',
  };
}

export interface Admission {
  /** Seconds to wait, or null when the request may pass. */
  readonly retryAfter: number | null;
  /** For the headers of the answer. */
  readonly observed: number;
  readonly secondsLeft: number;
}

/** Counts requests per caller in fixed windows of a minute of real time. */
export function createRateLimiter(realTime: () => number): {
  admit(caller: string, limit: number): Admission;
} {
  let window = 0;
  let counts = new Map<string, number>();
  return {
    admit(caller, limit) {
      const current = Math.floor(realTime() / WINDOW_MS);
      if (current !== window) {
        window = current;
        counts = new Map();
      }
      const observed = (counts.get(caller) ?? 0) + 1;
      counts.set(caller, observed);
      const left = Math.ceil(((window + 1) * WINDOW_MS - realTime()) / 1_000);
      const secondsLeft = Math.max(1, left);
      return { observed, secondsLeft, retryAfter: observed <= limit ? null : secondsLeft };
    },
  };
}
