import * as v from 'valibot';
import { MAX_POLICY_DAYS, type NamedPolicy } from './policy';

const days = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_POLICY_DAYS));

const StoredPolicies = v.array(
  v.object({
    name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80)),
    policy: v.object({
      idleDays: days,
      never: v.boolean(),
      graceDays: days,
      idleInGitLab: v.boolean(),
      blocked: v.boolean(),
    }),
  }),
);

/** Policies from a value that may be anything, such as what was stored; those not understood are none. */
export function readNamedPolicies(value: unknown): readonly NamedPolicy[] {
  const result = v.safeParse(StoredPolicies, value);
  return result.success ? result.output : [];
}
