import type { GatewayFeatures } from '../domain/gateway';
import type { EstimateInput } from '../domain/plan/estimate';
import { DEFAULT_POLICY } from '../domain/run/engine/run-ports';
import type { RunSnapshot } from '../domain/run/engine/run-snapshot';

/** GitLab makes an assignment and an e-mail for each user of a call, one after the other. */
const USUAL_MS_PER_CALL = 1_000;

/** What to expect of an instance about which nothing is known yet. */
export function defaultThroughput({ bulk }: Pick<GatewayFeatures, 'bulk'>): EstimateInput {
  return {
    batchLimit: bulk ? DEFAULT_POLICY.firstBatch : 1,
    msPerCall: USUAL_MS_PER_CALL,
    concurrency: DEFAULT_POLICY.concurrency,
  };
}

/** What the latest run taught. */
export function measuredThroughput(
  { batchLimit, calls }: Pick<RunSnapshot, 'batchLimit' | 'calls'>,
  before: EstimateInput,
): EstimateInput {
  const times = calls.flatMap(({ state, users, sentAt, settledAt }) =>
    // A call about few users says little about a full one.
    state === 'done' && settledAt !== null && users * 2 > batchLimit ? [settledAt - sentAt] : [],
  );
  if (times.length === 0) return { ...before, batchLimit };
  const msPerCall = times.reduce((sum, time) => sum + time, 0) / times.length;
  return { ...before, batchLimit, msPerCall };
}
