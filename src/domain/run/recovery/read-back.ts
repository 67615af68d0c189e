import { halfJitter, honorRetryAfter } from '../../backoff';
import type { SeatGateway } from '../../gateway';
import { isUncertain } from '../../gateway-error';
import type { Purchase } from '../../purchase';
import { asGatewayError } from '../engine/send-batch';
import { PATIENCE_MS } from '../engine/next-step';
import { isAccountedFor } from './prove-run';
import type { RunPolicy } from '../engine/run-ports';
import { usersOfRun, type RunState } from '../engine/run-state';
import type { SeatReader } from './seat-reader';
import type { SeatReading } from './seat-list-read';

type ReadBackOptions = {
  readonly state: RunState;
  readonly gateway: SeatGateway;
  readonly reader: SeatReader;
  readonly policy: RunPolicy;
  readonly random: () => number;
  /** Resolves when the person cancels. */
  readonly cancelled: Promise<'cancelled'>;
};

/** `reading` is null where the counters account for everything, so that nobody had to be looked at. */
export type ReadBackAnswer =
  | { readonly kind: 'read'; readonly purchase: Purchase; readonly reading: SeatReading | null }
  | { readonly kind: 'again'; readonly waitMs: number }
  | { readonly kind: 'unavailable'; readonly code: string };

/** Asks GitLab what a run whose calls are done has changed. Never rejects. */
export async function readBack(options: ReadBackOptions): Promise<ReadBackAnswer> {
  const { state, gateway, reader, policy, random } = options;
  try {
    const purchase = await gateway.readPurchase();
    if (purchase === null) return { kind: 'unavailable', code: 'gone' };
    if (isAccountedFor(state, purchase.assignedQuantity)) {
      return { kind: 'read', purchase, reading: null };
    }
    const reading = await Promise.race([
      reader.read(usersOfRun(state), purchase.assignedQuantity),
      options.cancelled,
    ]);
    if (reading === 'cancelled') return { kind: 'unavailable', code: 'cancelled' };
    if (reading === null) return { kind: 'unavailable', code: 'gone' };
    return { kind: 'read', purchase: reading.purchase, reading };
  } catch (thrown) {
    const error = asGatewayError(thrown);
    const waitMs = honorRetryAfter(
      halfJitter(state.proofsFailed, policy.backoff, random),
      error.details.retryAfterMs,
    );
    const isPassing = error.kind === 'rate' || isUncertain(error);
    const isLast = state.proofsFailed + 1 >= policy.maxProofs;
    const isTooLong = state.cancelled && waitMs > PATIENCE_MS;
    if (!isPassing || isLast || isTooLong) return { kind: 'unavailable', code: error.kind };
    return { kind: 'again', waitMs };
  }
}
