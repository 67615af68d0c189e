import { seatsAvailable, type Purchase } from '../../purchase';
import type { BatchResult } from './classify-response';
import { putBack, withRejectedIn } from './queue';
import type { AnsweredEvent } from './run-event';
import { withLedger, withResults } from './with-results';
import type { Flight, RunState } from './run-state';

/** Unreadable answers in a row, after which the run stops. */
const UNREADABLE = 5;

/** The run after a call ended, one way or the other. */
export function reduceAnswer(before: RunState, event: AnsweredEvent): RunState {
  const { now, index, batchResult } = event;
  const flight = before.flights.find((one) => one.record.index === index);
  if (!flight) return before;
  const landed: RunState = {
    ...withResults(before, batchResult.results),
    flights: before.flights.filter((one) => one !== flight),
    queue: putBack(before.queue, batchResult.putBack),
    callsDone: before.callsDone + 1,
    calls: before.calls.map((call) =>
      call.index === index
        ? { ...call, state: batchResult.state, code: batchResult.code, settledAt: now }
        : call,
    ),
  };
  const counted = batchResult.purchase
    ? withLedger(landed, batchResult.results, batchResult.purchase, false)
    : landed;
  const state = withSignal(withOpen(counted, flight, batchResult), flight, event);
  return aboutSeats(batchResult) ? withAnswer(state, flight, batchResult) : state;
}

/** GitLab looked at the seats, whatever it said: it is there, and it does not ask to slow down. */
function aboutSeats({ state }: BatchResult): boolean {
  return state === 'done' || state === 'refused' || state === 'split';
}

function withAnswer(state: RunState, flight: Flight, batchResult: BatchResult): RunState {
  const { batch } = flight;
  const counters = batchResult.purchase
    ? { purchase: latest(state, flight, batchResult.purchase), seq: state.seq }
    : state.counters;
  const known = state.limit.known || batch.tasks.length >= state.limit.users;
  const fine = batchResult.state === 'done';
  return {
    ...state,
    counters,
    limit: { ...state.limit, known },
    queue: fine ? withRejectedIn(state.queue, batch.bisection?.pair ?? null) : state.queue,
    shortage:
      fine && batch.action === 'assign' && state.shortage?.kind === 'counted'
        ? { kind: 'counted', most: seatsAvailable(counters.purchase) }
        : state.shortage,
    throughput: { ...state.throughput, rated: 0, retries: 0, unreadable: 0 },
    isPartial: state.isPartial || batchResult.code === 'not-returned',
  };
}

/**
 * Of calls that overlapped, the answers may arrive in another order than GitLab executed them: the
 * counters that are further on in the direction of the change are the later ones.
 */
function latest(state: RunState, flight: Flight, purchase: Purchase): Purchase {
  const known = state.counters.purchase;
  if (flight.sentSeq > state.counters.seq) return purchase;
  const grows = flight.batch.action === 'assign';
  const further = purchase.assignedQuantity > known.assignedQuantity === grows;
  return further ? purchase : known;
}

/** What the answer leaves undecided: users to read, or a call to compare with the counters. */
function withOpen(state: RunState, { batch, record }: Flight, batchResult: BatchResult): RunState {
  const { doubt, results, purchase } = batchResult;
  const code = batchResult.code ?? 'network';
  if (doubt !== null) {
    return { ...state, doubtful: [...state.doubtful, { batch, record, code, doubt }] };
  }
  if (batchResult.lost === null) return state;
  const after = purchase ? { assignedAfter: purchase.assignedQuantity } : {};
  const lost = { batch: batchResult.lost, record: { ...record, results, ...after }, code };
  return { ...state, lost: [...state.lost, lost] };
}

function withSignal(state: RunState, flight: Flight, event: AnsweredEvent): RunState {
  const { now, batchResult, waitMs, gapMs } = event;
  const { signal } = batchResult;
  const { throughput } = state;
  switch (signal?.kind) {
    case undefined:
      return state;
    case 'limit': {
      const users = Math.min(state.limit.users, signal.limit);
      return { ...state, limit: { users, known: signal.reported, guessed: !signal.reported } };
    }
    case 'rate': {
      const notBefore = Math.max(throughput.notBefore, now + waitMs);
      return {
        ...state,
        throughput: { ...throughput, gapMs, notBefore, why: 'rate', rated: throughput.rated + 1 },
      };
    }
    case 'retry': {
      const notBefore = Math.max(throughput.notBefore, now + waitMs);
      const retries = throughput.retries + 1;
      return { ...state, throughput: { ...throughput, notBefore, why: 'retry', retries } };
    }
    case 'unreadable': {
      const notBefore = Math.max(throughput.notBefore, now + waitMs);
      const retries = throughput.retries + 1;
      const unreadable = throughput.unreadable + 1;
      const stop = unreadable >= UNREADABLE ? 'schema' : null;
      return {
        ...state,
        stop: state.stop ?? stop,
        throughput: { ...throughput, notBefore, why: 'retry', retries, unreadable },
      };
    }
    case 'auth':
      // Sent with the token from before the new sign-in: says nothing about the new one.
      if (flight.sentSeq < state.signedInSeq) return state;
      return { ...state, paused: { ...state.paused, auth: true } };
    case 'shortage':
      return { ...state, shortage: { kind: 'refused', refused: signal.users } };
    case 'stop':
      return { ...state, stop: state.stop ?? signal.reason };
  }
}
