import { text, withHeaders } from './message';
import type { MockResponse } from './message';

/** What GitLab.com grants a user. @see https://docs.gitlab.com/user/gitlab_com/#rate-limits-on-gitlabcom */
export const GITLAB_COM_LIMIT = 2_000;
const WINDOW_MS = 60_000;

/** `Retry later` is plain text, and the headers are for same-origin callers only. */
export function tooManyRequests(limit: number, retryAfter: number, now: number): MockResponse {
  return withHeaders(text(429, 'Retry later'), {
    'Retry-After': String(retryAfter),
    'RateLimit-Limit': String(limit),
    'RateLimit-Observed': String(limit + 1),
    'RateLimit-Remaining': '0',
    'RateLimit-Reset': String(Math.ceil(now / 1_000) + retryAfter),
    'RateLimit-Name': 'throttle_authenticated_api',
  });
}

/** Counts requests per caller in fixed windows of a minute of real time. */
export function createRateLimiter(realTime: () => number): {
  /** Seconds to wait, or null when the request may pass. */
  admit(caller: string, limit: number | null): number | null;
} {
  let window = 0;
  let counts = new Map<string, number>();
  return {
    admit(caller, limit) {
      if (limit === null) return null;
      const current = Math.floor(realTime() / WINDOW_MS);
      if (current !== window) {
        window = current;
        counts = new Map();
      }
      const count = (counts.get(caller) ?? 0) + 1;
      counts.set(caller, count);
      if (count <= limit) return null;
      return Math.max(1, Math.ceil(((window + 1) * WINDOW_MS - realTime()) / 1_000));
    },
  };
}
