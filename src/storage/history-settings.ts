import * as v from 'valibot';
import { asText, createSetting, type Setting } from '../lib/setting';

/** Which changes of seats the user has dismissed: those up to a snapshot, and the loss that one showed (ms). */
export type SeenChanges = { readonly changes: number; readonly loss: number };

const NONE: SeenChanges = { changes: 0, loss: 0 };

const Seen = v.object({
  changes: v.fallback(v.pipe(v.number(), v.minValue(0)), 0),
  loss: v.fallback(v.pipe(v.number(), v.minValue(0)), 0),
});

const settings = new Map<string, Setting<SeenChanges>>();

/** The same object for a purchase, so that all of the page follows a change. */
export function seenChangesSetting(instance: string, purchaseId: string): Setting<SeenChanges> {
  const key = `duo-seats:seen-changes:${instance}:${purchaseId}`;
  const setting = settings.get(key) ?? createSetting(key, Seen, NONE);
  settings.set(key, setting);
  return setting;
}

const OFF = 'off';

/** Whether this browser keeps who held a seat at each look. */
export const historySetting = createSetting(
  'duo-seats:history',
  v.pipe(
    v.literal(OFF),
    v.transform(() => false),
  ),
  true,
  { parse: asText, format: (isKept) => (isKept ? null : OFF) },
);
