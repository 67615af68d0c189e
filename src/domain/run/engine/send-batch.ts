import type { SeatAnswer, SeatGateway } from '../../gateway';
import { GatewayError } from '../../gateway-error';
import { judgeAnswer, judgeError, type Verdict } from './classify-response';
import type { Segment } from './queue';
import { userIdsOf, type Slots } from './planned-seats';

/** Sends a batch and says what came of it. Never rejects. */
export async function callGitlab(
  gateway: SeatGateway,
  slots: Slots,
  batch: Segment,
  isPartial: boolean,
): Promise<Verdict> {
  const userIds = userIdsOf(slots, batch.slots);
  let answer: SeatAnswer;
  try {
    answer = await (batch.action === 'assign'
      ? gateway.assignSeats(userIds)
      : gateway.removeSeats(userIds));
  } catch (error) {
    return judgeError(slots, batch, asGatewayError(error));
  }
  return judgeAnswer(slots, batch, answer, isPartial);
}

/** What went wrong in an unforeseen way may have gone wrong after GitLab acted. */
export function asGatewayError(error: unknown): GatewayError {
  return error instanceof GatewayError ? error : new GatewayError('server', String(error));
}
