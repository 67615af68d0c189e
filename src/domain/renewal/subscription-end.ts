import { daysBetween, type Day } from '../../lib/days';

/** Where the day was learned. `entered`: by hand, in this browser. */
export type EndSource = 'gitlab_subscription' | 'namespace' | 'license' | 'entered';

export type SubscriptionEnd = {
  readonly endsOn: Day;
  readonly source: EndSource;
  readonly trial: boolean;
};

/**
 * - `ahead`: ends in `days` (0 is today).
 * - `ended`: so many `days` ago, at least 1. For how long GitLab keeps the seats then, it does not say in one
 *   voice (its source 14 days, its documentation 28), so nothing is promised.
 */
export type Countdown = { readonly kind: 'ahead' | 'ended'; readonly days: number };

export function countdown(endsOn: Day, today: Day): Countdown {
  const days = daysBetween(today, endsOn);
  return days >= 0 ? { kind: 'ahead', days } : { kind: 'ended', days: -days };
}
