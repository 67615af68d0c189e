import { daysBetween, type Day } from '../../lib/days';
import { daysBefore } from '../roster/today';

/** GitLab keeps the assignments of an expired subscription for so many days, and restores them on renewal. */
export const GRACE_DAYS = 28;

/** Where the day was learnt. `entered`: by hand, in this browser. */
export type EndSource = 'gitlab_subscription' | 'namespace' | 'license' | 'entered';

export type SubscriptionEnd = {
  readonly endsOn: Day;
  readonly source: EndSource;
  readonly trial: boolean;
};

/**
 * - `ahead`: ends in `days` (0 is today).
 * - `grace`: ended; the seats are kept for `days` more (0: today is the last), up to `until`.
 * - `over`: the grace period has passed, and with it the assignments.
 */
export type Countdown =
  | { readonly kind: 'ahead'; readonly days: number }
  | { readonly kind: 'grace'; readonly days: number; readonly until: Day }
  | { readonly kind: 'over'; readonly until: Day };

export function countdown(endsOn: Day, today: Day): Countdown {
  const days = daysBetween(today, endsOn);
  if (days >= 0) return { kind: 'ahead', days };
  const until = daysBefore(endsOn, -GRACE_DAYS);
  const left = daysBetween(today, until);
  return left >= 0 ? { kind: 'grace', days: left, until } : { kind: 'over', until };
}
