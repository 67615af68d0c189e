import { daysBetween, type Day } from '../../lib/days';

/** The source of the day. `entered`: by hand, in this browser. */
export type EndSource = 'gitlab_subscription' | 'namespace' | 'license' | 'entered';

export type SubscriptionEnd = {
  readonly endsOn: Day;
  readonly source: EndSource;
  readonly trial: boolean;
};

/**
 * - `ahead`: ends in `days` (0 is today).
 * - `ended`: `days` ago, at least 1. GitLab's source keeps the seats for 14 days more, its documentation says
 *   28, so the app promises nothing.
 */
export type Countdown = { readonly kind: 'ahead' | 'ended'; readonly days: number };

export function countdown(endsOn: Day, today: Day): Countdown {
  const days = daysBetween(today, endsOn);
  return days >= 0 ? { kind: 'ahead', days } : { kind: 'ended', days: -days };
}
