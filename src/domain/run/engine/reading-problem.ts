import { fullJitter, halfJitter, honorRetryAfter } from '../../backoff';
import { isUncertain, type GatewayError } from '../../gateway-error';
import { PATIENCE_MS } from './next-step';
import type { FailedReadingEvent } from './run-event';
import type { RunPolicy } from './run-ports';
import type { RunState } from './run-state';

export type FailedReading = {
  readonly error: GatewayError;
  /** Some pages came before it failed. */
  readonly progressed: boolean;
  /** The number of the event after which the reading began. */
  readonly beganSeq: number;
  readonly now: number;
};

/** What a failed reading means: try again later, sign in first, or give up. */
export function readingProblem(
  state: RunState,
  policy: RunPolicy,
  random: () => number,
  { error, progressed, beganSeq, now }: FailedReading,
): FailedReadingEvent {
  const before = progressed ? 0 : state.reading.failed;
  const event = { type: 'reading-failed', now, failed: before } as const;
  if (error.kind === 'auth') return { ...event, problem: { kind: 'auth', beganSeq } };
  const isRate = error.kind === 'rate';
  if (!isRate && !isUncertain(error)) {
    const reason = error.kind === 'scope' || error.kind === 'permission' ? error.kind : 'schema';
    return { ...event, problem: { kind: 'stop', reason } };
  }
  // GitLab asking to wait is no failure, except to somebody who wants the run to end.
  const counts = !isRate || state.cancelled || state.stop !== null;
  const failed = before + (counts ? 1 : 0);
  if (failed >= policy.maxReadings) {
    return { ...event, failed, problem: { kind: 'stop', reason: 'unreachable' } };
  }
  const waitMs = isRate
    ? honorRetryAfter(
        fullJitter(state.throughput.rated, policy.backoff, random),
        error.details.retryAfterMs,
      )
    : halfJitter(before, policy.backoff, random);
  if (state.cancelled && waitMs > PATIENCE_MS) {
    return { ...event, failed, problem: { kind: 'stop', reason: 'unreachable' } };
  }
  const why = isRate ? 'rate' : 'trouble';
  return { ...event, failed, problem: { kind: 'again', why, waitMs } };
}
