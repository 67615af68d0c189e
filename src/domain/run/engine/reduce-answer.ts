import { seatsAvailable, type Purchase } from '../../purchase';
import type { Verdict } from './classify-response';
import { putBack, withCulpritIn } from './queue';
import type { AnsweredEvent } from './run-event';
import { withLedger, withResults, type Flight, type RunState } from './run-state';

/** Answers in a row that cannot be read, after which this GitLab is taken as one that we do not understand. */
const UNREADABLE = 5;

/** The run after a call ended, one way or the other. */
export function reduceAnswer(before: RunState, event: AnsweredEvent): RunState {
  const { now, index, verdict } = event;
  const flight = before.flights.find((one) => one.record.index === index);
  if (!flight) return before;
  const landed: RunState = {
    ...withResults(before, verdict.results),
    flights: before.flights.filter((one) => one !== flight),
    queue: putBack(before.queue, verdict.putBack),
    callsDone: before.callsDone + 1,
    calls: before.calls.map((call) =>
      call.index === index
        ? { ...call, state: verdict.state, code: verdict.code, settledAt: now }
        : call,
    ),
  };
  const counted = verdict.purchase
    ? withLedger(landed, verdict.results, verdict.purchase, false)
    : landed;
  const state = withEffect(withOpen(counted, flight, verdict), flight, event);
  return aboutSeats(verdict) ? withAnswer(state, flight, verdict) : state;
}

/** GitLab looked at the seats, whatever it said: it is there, and it does not ask to slow down. */
function aboutSeats({ state }: Verdict): boolean {
  return state === 'done' || state === 'refused' || state === 'split';
}

function withAnswer(state: RunState, flight: Flight, verdict: Verdict): RunState {
  const { batch } = flight;
  const counters = verdict.purchase
    ? { purchase: latest(state, flight, verdict.purchase), seq: state.seq }
    : state.counters;
  const known = state.limit.known || batch.slots.length >= state.limit.users;
  const fine = verdict.state === 'done';
  return {
    ...state,
    counters,
    limit: { ...state.limit, known },
    queue: fine ? withCulpritIn(state.queue, batch.suspicion?.pair ?? null) : state.queue,
    shortage:
      fine && batch.action === 'assign' && state.shortage?.kind === 'counted'
        ? { kind: 'counted', most: seatsAvailable(counters.purchase) }
        : state.shortage,
    pace: { ...state.pace, rated: 0, troubled: 0, unreadable: 0 },
    isPartial: state.isPartial || verdict.code === 'not-returned',
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

/** What the answer leaves in the open: users to look at, or a call to compare with the counters. */
function withOpen(state: RunState, { batch, record }: Flight, verdict: Verdict): RunState {
  const { doubt, results, purchase } = verdict;
  const code = verdict.code ?? 'network';
  if (doubt !== null) {
    return { ...state, doubtful: [...state.doubtful, { batch, record, code, doubt }] };
  }
  if (verdict.lost === null) return state;
  const after = purchase ? { assignedAfter: purchase.assignedQuantity } : {};
  const lost = { batch: verdict.lost, record: { ...record, results, ...after }, code };
  return { ...state, lost: [...state.lost, lost] };
}

function withEffect(state: RunState, flight: Flight, event: AnsweredEvent): RunState {
  const { now, verdict, waitMs, gapMs } = event;
  const { effect } = verdict;
  const { pace } = state;
  switch (effect?.kind) {
    case undefined:
      return state;
    case 'limit': {
      const users = Math.min(state.limit.users, effect.limit);
      return { ...state, limit: { users, known: effect.told, guessed: !effect.told } };
    }
    case 'rate': {
      const notBefore = Math.max(pace.notBefore, now + waitMs);
      return { ...state, pace: { ...pace, gapMs, notBefore, why: 'rate', rated: pace.rated + 1 } };
    }
    case 'trouble': {
      const notBefore = Math.max(pace.notBefore, now + waitMs);
      const troubled = pace.troubled + 1;
      return { ...state, pace: { ...pace, notBefore, why: 'trouble', troubled } };
    }
    case 'unreadable': {
      const notBefore = Math.max(pace.notBefore, now + waitMs);
      const troubled = pace.troubled + 1;
      const unreadable = pace.unreadable + 1;
      const stop = unreadable >= UNREADABLE ? 'schema' : null;
      return {
        ...state,
        stop: state.stop ?? stop,
        pace: { ...pace, notBefore, why: 'trouble', troubled, unreadable },
      };
    }
    case 'auth':
      // Sent with the token from before the new sign-in: says nothing about the new one.
      if (flight.sentSeq < state.signedInSeq) return state;
      return { ...state, paused: { ...state.paused, auth: true } };
    case 'shortage':
      return { ...state, shortage: { kind: 'told', refused: effect.users } };
    case 'stop':
      return { ...state, stop: state.stop ?? effect.reason };
  }
}
