import type { RunSignal } from './classify-response';
import type { RunPolicy } from './run-ports';
import type { RunState } from './run-state';

/**
 * How long to wait after the n-th failure in a row (from 0): anything up to twice as long each time,
 * so that many pages that failed together do not come back together.
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export function fullJitter(failures: number, policy: RunPolicy, random: () => number): number {
  const { backoffBaseMs, backoffCapMs } = policy;
  return Math.round(random() * Math.min(backoffCapMs, backoffBaseMs * 2 ** failures));
}

/** The same, but never at once: a change that got no answer may still be on its way. */
export function halfJitter(failures: number, policy: RunPolicy, random: () => number): number {
  const { backoffBaseMs, backoffCapMs } = policy;
  const most = Math.min(backoffCapMs, backoffBaseMs * 2 ** failures);
  return Math.round(most / 2 + (random() * most) / 2);
}

/** For how long nothing is sent after a call, and the gap between calls from then on; milliseconds. */
export function throughputAfter(
  signal: RunSignal | null,
  { gapMs, rated, retries }: RunState['throughput'],
  policy: RunPolicy,
  random: () => number,
): { readonly waitMs: number; readonly gapMs: number } {
  if (signal?.kind === 'rate') {
    const waitMs = Math.max(signal.retryAfterMs, fullJitter(rated, policy, random));
    return { waitMs, gapMs: slowerThroughput(gapMs, policy) };
  }
  const isRetryable = signal?.kind === 'trouble' || signal?.kind === 'unreadable';
  return { waitMs: isRetryable ? halfJitter(retries, policy, random) : 0, gapMs };
}

function slowerThroughput(gapMs: number, { gapStepMs, maxGapMs }: RunPolicy): number {
  return Math.min(maxGapMs, Math.max(gapStepMs, gapMs * 2));
}
