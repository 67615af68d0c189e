import * as v from 'valibot';
import { isDay, type Day } from '../lib/days';
import { type NamedPolicy, readNamedPolicies } from '../domain/reclaim/policy';

/** What a person entered about a purchase because GitLab does not tell it. Stays in this browser. */
export type RenewalSettings = {
  /** The day on which the subscription ends. */
  readonly endsOn: Day | null;
  /** What one seat costs for the term, in `currency`. */
  readonly costPerSeat: number | null;
  /** ISO 4217, such as `USD`. */
  readonly currency: string;
};

export const NO_SETTINGS: RenewalSettings = { endsOn: null, costPerSeat: null, currency: 'USD' };

const Stored = v.object({
  endsOn: v.fallback(v.nullable(v.pipe(v.string(), v.check(isDay))), null),
  costPerSeat: v.fallback(v.nullable(v.pipe(v.number(), v.minValue(0), v.finite())), null),
  currency: v.fallback(v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)), 'USD'),
});

const keyOf = (instance: string, purchaseId: string) =>
  `duo-seats:renewal:${instance}:${purchaseId}`;
const POLICIES_KEY = 'duo-seats:reclaim-policies';

export function readRenewalSettings(instance: string, purchaseId: string): RenewalSettings {
  const stored = v.safeParse(Stored, readJson(keyOf(instance, purchaseId)));
  return stored.success ? stored.output : NO_SETTINGS;
}

/** False where the browser keeps nothing: then they last as long as the page. */
export function writeRenewalSettings(
  instance: string,
  purchaseId: string,
  settings: RenewalSettings,
): boolean {
  return writeJson(keyOf(instance, purchaseId), settings);
}

/** Reclaim policies are about people in general, so they are kept for all groups and instances. */
export function readPolicies(): readonly NamedPolicy[] {
  return readNamedPolicies(readJson(POLICIES_KEY));
}

export function writePolicies(policies: readonly NamedPolicy[]): boolean {
  return writeJson(POLICIES_KEY, policies);
}

function readJson(key: string): unknown {
  try {
    const text = localStorage.getItem(key);
    return text === null ? null : JSON.parse(text);
  } catch {
    // Forbidden, or not ours.
    return null;
  }
}

function writeJson(key: string, value: unknown): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}
