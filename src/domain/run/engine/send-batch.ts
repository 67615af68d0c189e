import type { SeatAnswer, SeatGateway } from '../../gateway';
import { GatewayError } from '../../gateway-error';
import { classifyAnswer, classifyError, type BatchResult } from './classify-response';
import { type Segment, type Tasks, userIdsOf } from './queue';

/** Sends a batch and says what came of it. Never rejects. */
export async function callGitlab(
  gateway: SeatGateway,
  tasks: Tasks,
  batch: Segment,
  isPartial: boolean,
): Promise<BatchResult> {
  const userIds = userIdsOf(tasks, batch.tasks);
  let answer: SeatAnswer;
  try {
    answer = await (batch.action === 'assign'
      ? gateway.assignSeats(userIds)
      : gateway.removeSeats(userIds));
  } catch (error) {
    return classifyError(tasks, batch, asGatewayError(error));
  }
  return classifyAnswer(tasks, batch, answer, isPartial);
}

/** What went wrong in an unforeseen way may have gone wrong after GitLab acted. */
export function asGatewayError(error: unknown): GatewayError {
  return error instanceof GatewayError ? error : new GatewayError('server', String(error));
}
