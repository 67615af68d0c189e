import * as v from 'valibot';
import type { Notices } from '../domain/reclaim/follow-up';
import { readNamedPolicies, type NamedPolicy } from '../domain/reclaim/policy';
import { isDay, type Day } from '../lib/days';
import { createSetting, type Setting } from '../lib/setting';

/* Settings of the report pages, whose code comes after the first rows. */

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

const day = v.pipe(v.string(), v.check(isDay));

/** Who was written to about a seat of a purchase: IDs and days alone. */
export function noticesSetting(instance: string, purchaseId: string): Setting<Notices> {
  return createSetting<Notices>(
    `duo-seats:notices:${instance}:${purchaseId}`,
    v.record(v.string(), v.object({ on: day, due: day })),
    {},
  );
}

/** Reclaim policies are about users in general, so they are kept for all groups and instances. */
export const policiesSetting = createSetting<readonly NamedPolicy[]>(
  'duo-seats:reclaim-policies',
  v.pipe(v.unknown(), v.transform(readNamedPolicies)),
  [],
);
