import { fullJitter, halfJitter, honorRetryAfter } from '../../backoff';
import type { SeatAnswer } from '../../gateway';
import { asGatewayError } from '../../gateway-error';
import { sentRecord } from './batch-record';
import {
  classifyAnswer,
  classifyError,
  type BatchResult,
  type RunSignal,
} from './classify-response';
import { userIdsOf, type Queue, type Segment } from './queue';
import { attempt, type RunContext } from './run-context';
import type { RunPolicy } from './run-ports';
import type { RunState } from './run-state';

/** Makes one call, from the record before it to the answer. `queue`: what waits without the batch. */
export async function sendBatch(run: RunContext, batch: Segment, queue: Queue): Promise<void> {
  const { clock, random } = run.ports;
  // Seats are about to change.
  run.dropReader();
  const record = sentRecord(run.state, batch, clock.now());
  const { index } = record;
  run.dispatch({ type: 'sent', record, batch, queue });
  await run.saveBatches(record);
  const batchResult = await callGitlab(run, batch);
  const { status, code, results, purchase, signal } = batchResult;
  const settledAt = status === 'settled' ? clock.now() : null;
  const after = purchase ? { assignedAfter: purchase.assignedQuantity } : {};
  await run.saveBatches({ ...record, status, settledAt, code, results, ...after });
  const throughput = throughputAfter(signal, run.state.throughput, run.policy, random);
  run.dispatch({ type: 'answered', now: clock.now(), index, batchResult, ...throughput });
  rememberLimit(run);
  // Without an answer nothing is confirmed, whatever was known before.
  if (status === 'uncertain') run.withdraw(userIdsOf(run.state.tasks, batch.tasks));
  run.confirmResults(results);
}

/** Never rejects. */
async function callGitlab({ ports, state }: RunContext, batch: Segment): Promise<BatchResult> {
  const { gateway } = ports;
  const { tasks } = state;
  const userIds = userIdsOf(tasks, batch.tasks);
  let answer: SeatAnswer;
  try {
    answer = await (batch.action === 'assign'
      ? gateway.assignSeats(userIds)
      : gateway.removeSeats(userIds));
  } catch (error) {
    // An unforeseen error may have come after GitLab acted.
    return classifyError(tasks, batch, asGatewayError(error, 'server'));
  }
  return classifyAnswer(tasks, batch, answer, state.isPartial);
}

/** For how long nothing is sent after a call, and the gap between calls from then on; milliseconds. */
function throughputAfter(
  signal: RunSignal | null,
  { gapMs, rated, retries }: RunState['throughput'],
  { backoff, gapStepMs, maxGapMs }: RunPolicy,
  random: () => number,
): { readonly waitMs: number; readonly gapMs: number } {
  if (signal?.kind === 'rate') {
    const waitMs = honorRetryAfter(fullJitter(rated, backoff, random), signal.retryAfterMs);
    return { waitMs, gapMs: Math.min(maxGapMs, Math.max(gapStepMs, gapMs * 2)) };
  }
  const isRetryable = signal?.kind === 'retry' || signal?.kind === 'unreadable';
  return { waitMs: isRetryable ? halfJitter(retries, backoff, random) : 0, gapMs };
}

function rememberLimit(run: RunContext): void {
  const { gateway, limits } = run.ports;
  const { users, known, guessed } = run.state.limit;
  if (!gateway.features.bulk || !known || guessed || users === run.rememberedLimit) return;
  run.rememberedLimit = users;
  void attempt(() => limits.set(users), undefined);
}
