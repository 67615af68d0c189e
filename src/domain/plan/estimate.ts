import type { Plan } from './plan';

export type EstimateInput = {
  /** Users in one call: the most that the instance is known to take, or 100. */
  readonly batchLimit: number;
  /** How long a call takes, in milliseconds. */
  readonly msPerCall: number;
  /** Calls at once. */
  readonly concurrency: number;
};

export type PlanEstimate = {
  readonly calls: number;
  /** One for each newly assigned user, unless the instance has these e-mails switched off. */
  readonly emails: number;
  readonly ms: number;
};

/** What a plan will cost if nothing goes wrong. Of a swap the assignments wait for the removals. */
export function estimatePlan(plan: Plan, input: EstimateInput): PlanEstimate {
  const { batchLimit, msPerCall, concurrency } = input;
  const removals = Math.ceil(plan.changes.remove / batchLimit);
  const assignments = Math.ceil(plan.changes.assign / batchLimit);
  const rounds = Math.ceil(removals / concurrency) + Math.ceil(assignments / concurrency);
  return {
    calls: removals + assignments,
    emails: plan.changes.assign,
    ms: rounds * msPerCall,
  };
}
