import { fullJitter, halfJitter, honorRetryAfter } from '../../backoff';
import type { RunSignal } from './classify-response';
import type { RunPolicy } from './run-ports';
import type { RunState } from './run-state';

/** For how long nothing is sent after a call, and the gap between calls from then on; milliseconds. */
export function throughputAfter(
  signal: RunSignal | null,
  { gapMs, rated, retries }: RunState['throughput'],
  { backoff, gapStepMs, maxGapMs }: RunPolicy,
  random: () => number,
): { readonly waitMs: number; readonly gapMs: number } {
  if (signal?.kind === 'rate') {
    const waitMs = honorRetryAfter(fullJitter(rated, backoff, random), signal.retryAfterMs);
    return { waitMs, gapMs: Math.min(maxGapMs, Math.max(gapStepMs, gapMs * 2)) };
  }
  const isRetryable = signal?.kind === 'trouble' || signal?.kind === 'unreadable';
  return { waitMs: isRetryable ? halfJitter(retries, backoff, random) : 0, gapMs };
}
