import * as v from 'valibot';
import type { Notices } from '../domain/reclaim/follow-up';
import { readNamedPolicies, type NamedPolicy } from '../domain/reclaim/policy';
import { isDay } from '../lib/days';
import { createSetting, type Setting } from '../lib/setting';

/* Settings of the report pages, whose code comes after the first rows. */

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
