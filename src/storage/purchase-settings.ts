import * as v from 'valibot';
import { isDay, type Day } from '../lib/days';
import { createSetting, type Setting } from '../lib/setting';

/** What the user of this app entered about a purchase because GitLab does not report it. */
export type RenewalSettings = {
  /** The day on which the subscription ends. */
  readonly endsOn: Day | null;
  /** What one seat costs for the term, in `currency`. */
  readonly costPerSeat: number | null;
  /** ISO 4217, such as `USD`. */
  readonly currency: string;
};

const NO_RENEWAL: RenewalSettings = { endsOn: null, costPerSeat: null, currency: 'USD' };

const Renewal = v.object({
  endsOn: v.fallback(v.nullable(v.pipe(v.string(), v.check(isDay))), null),
  costPerSeat: v.fallback(v.nullable(v.pipe(v.number(), v.minValue(0), v.finite())), null),
  currency: v.fallback(v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)), 'USD'),
});

const renewals = new Map<string, Setting<RenewalSettings>>();

/** The same object for a purchase, so that everything on the page follows a change. */
export function renewalSetting(instance: string, purchaseId: string): Setting<RenewalSettings> {
  const key = `duo-seats:renewal:${instance}:${purchaseId}`;
  const setting = renewals.get(key) ?? createSetting(key, Renewal, NO_RENEWAL);
  renewals.set(key, setting);
  return setting;
}
