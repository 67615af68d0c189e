import { fullJitter, halfJitter, honorRetryAfter } from '../../backoff';
import { asGatewayError, isUncertain, type GatewayError } from '../../gateway-error';
import type { Purchase } from '../../purchase';
import type { SeatReading } from '../recovery/seat-reader';
import { settleDoubts, settleLost } from '../recovery/settle-lost';
import type { EntryResult } from '../report/report';
import { lostRecord, readingRecord } from './batch-record';
import { PATIENCE_MS } from './next-step';
import { entriesOf, waiting, type Queue, type Tasks } from './queue';
import type { RunContext } from './run-context';
import type { FailedReadingEvent } from './run-event';
import type { RunPolicy } from './run-ports';
import { usersInDoubt, type RunState } from './run-state';

/** Reads who holds a seat, and decides the lost calls by it. */
export async function readSeats(run: RunContext): Promise<void> {
  run.dispatch({ type: 'activity', activity: { kind: 'reading' } });
  const { reader } = run;
  const { pages } = reader;
  const beganSeq = run.state.seq;
  const holders = run.state.counters.purchase.assignedQuantity;
  let reading: SeatReading | null;
  try {
    reading = await reader.read(usersInDoubt(run.state), holders);
  } catch (error) {
    failReading(run, error, reader.pages > pages, beganSeq);
    return;
  }
  run.dropReader();
  if (reading === null) stopAsGone(run);
  else await settleBySeats(run, reading);
}

async function settleBySeats(run: RunContext, reading: SeatReading): Promise<void> {
  const { state } = run;
  const { purchase } = reading;
  const now = run.ports.clock.now();
  const { calls, found, queue } = settleLost(state, reading, run.policy.maxAttempts);
  const records = calls.map(({ call, results, isSettled }) =>
    lostRecord(call, results, isSettled ? now : null, purchase.assignedQuantity),
  );
  const [first] = found;
  if (first) {
    records.push(readingRecord(state, first.action, found, now, purchase.assignedQuantity));
  }
  await run.saveBatches(...records);
  run.dispatch({
    type: 'read',
    now,
    purchase,
    queue,
    results: [...calls.flatMap(({ results }) => results), ...found],
    undecided: calls.flatMap(({ undecided }) => undecided ?? []),
    surprised: found.some(({ outcome }) => outcome === 'already-so'),
    recorded: first !== undefined,
  });
  run.confirmReading(reading);
}

/** Reads the counters, and decides the calls in doubt by them. */
export async function readPurchase(run: RunContext): Promise<void> {
  const beganSeq = run.state.seq;
  try {
    const purchase = await run.ports.gateway.readPurchase();
    if (purchase === null) stopAsGone(run);
    else await settleByCounters(run, purchase);
  } catch (error) {
    failReading(run, error, false, beganSeq);
  }
}

async function settleByCounters(run: RunContext, purchase: Purchase): Promise<void> {
  const now = run.ports.clock.now();
  const settled = settleDoubts(run.state, purchase);
  await run.saveBatches(
    ...settled.calls.map(({ call, results }) =>
      lostRecord(call, results, now, purchase.assignedQuantity),
    ),
  );
  run.dispatch({ type: 'counted', now, purchase, settled });
  run.confirmResults(settled.calls.flatMap(({ results }) => results));
}

function failReading(
  run: RunContext,
  thrown: unknown,
  progressed: boolean,
  beganSeq: number,
): void {
  const error = asGatewayError(thrown, 'server');
  // Signing in again may take long: what was read until then is too old.
  if (error.kind === 'auth') run.dropReader();
  const { clock, random } = run.ports;
  const failure = { error, progressed, beganSeq, now: clock.now() };
  run.dispatch(readingProblem(run.state, run.policy, random, failure));
}

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
  { backoff, maxReadings }: RunPolicy,
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
  // A 429 is no failure, unless the run is to end.
  const counts = !isRate || state.canceled || state.stop !== null;
  const failed = before + (counts ? 1 : 0);
  const waitMs = isRate
    ? honorRetryAfter(
        fullJitter(state.throughput.rated, backoff, random),
        error.details.retryAfterMs,
      )
    : halfJitter(before, backoff, random);
  if (failed >= maxReadings || (state.canceled && waitMs > PATIENCE_MS)) {
    return { ...event, failed, problem: { kind: 'stop', reason: 'unreachable' } };
  }
  const why = isRate ? 'rate' : 'retry';
  return { ...event, failed, problem: { kind: 'again', why, waitMs } };
}

/** The purchase is no longer active, or no longer ours to change. */
export function stopAsGone(run: RunContext): void {
  const problem = { kind: 'stop', reason: 'gone' } as const;
  run.dispatch({ type: 'reading-failed', now: run.ports.clock.now(), failed: 0, problem });
}

/** No seat is left for the users who wait. */
export async function endWithoutSeats(run: RunContext): Promise<void> {
  const { state } = run;
  const results = withoutSeats(state.queue, state.tasks);
  const { assignedQuantity } = state.counters.purchase;
  const now = run.ports.clock.now();
  await run.saveBatches(readingRecord(state, 'assign', results, now, assignedQuantity));
  run.dispatch({ type: 'no-seats', results });
}

/** `no-seat` for all who wait, except users whose earlier call may have taken effect. */
export function withoutSeats(queue: Queue, tasks: Tasks): EntryResult[] {
  return waiting(queue, tasks)
    .filter((segment) => segment.unread === null)
    .map((segment) => ({
      action: segment.action,
      outcome: 'no-seat',
      reason: 'NOT_ENOUGH_SEATS',
      entries: entriesOf(tasks, segment.tasks),
    }));
}
