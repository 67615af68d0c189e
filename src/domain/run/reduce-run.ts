import { seatsAvailable, type Purchase } from '../purchase';
import { queueOf, unreadUsers } from './queue';
import { reduceAnswer } from './reduce-answer';
import { reduceFailedReading, reduceReading } from './reduce-reading';
import type { RunEvent, SentEvent } from './run-event';
import { CALLS_SHOWN, type CallView } from './run-snapshot';
import { withResults, type Flight, type RunState } from './run-state';

/** The run after an event. Pure. */
export function reduceRun(before: RunState, event: RunEvent): RunState {
  const state = { ...before, seq: before.seq + 1 };
  switch (event.type) {
    case 'started':
      return {
        ...state,
        limit: event.limit,
        startedAt: state.startedAt ?? event.now,
        activity: { kind: 'sending' },
        pace: { ...state.pace, notBefore: event.now + event.waitMs, why: 'trouble' },
      };
    case 'sent':
      return reduceSent(state, event);
    case 'answered':
      return reduceAnswer(state, event);
    case 'read':
      return reduceReading(state, event);
    case 'reading-failed':
      return reduceFailedReading(state, event);
    case 'checked':
      return reduceChecked(state, event.purchase);
    case 'counted':
      return reduceCounted(state, event.purchase);
    case 'no-seats':
      return {
        ...withResults(state, event.results),
        queue: queueOf([]),
        undecided: [...state.undecided, ...unreadUsers(state.queue)],
        nextIndex: state.nextIndex + 1,
      };
    case 'activity':
      return { ...state, activity: event.activity };
    case 'paused':
      return { ...state, paused: { ...state.paused, person: true } };
    case 'resumed':
      return { ...state, paused: { ...state.paused, person: false } };
    case 'signed-in':
      return { ...state, paused: { ...state.paused, auth: false }, signedInSeq: state.seq };
    case 'cancelled':
      return { ...state, cancelled: true };
    case 'not-durable':
      return { ...state, durable: false };
    case 'finished':
      return { ...state, finished: event.status };
  }
}

function reduceSent(state: RunState, { record, batch, queue }: SentEvent): RunState {
  const flight: Flight = { batch, record, sentSeq: state.seq };
  const view: CallView = {
    index: record.index,
    action: record.action,
    users: record.entries.length,
    state: 'sent',
    code: null,
    sentAt: record.sentAt,
    settledAt: null,
  };
  return {
    ...state,
    queue,
    flights: [...state.flights, flight],
    nextIndex: record.index + 1,
    calls: [...state.calls, view].slice(-CALLS_SHOWN),
    pace: { ...state.pace, lastSentAt: record.sentAt },
    activity: { kind: 'sending' },
  };
}

/** The counters differ from what the plan (and what is done of it) accounts for: others were at work. */
function reduceChecked(state: RunState, purchase: Purchase): RunState {
  const stale = purchase.assignedQuantity !== state.counters.purchase.assignedQuantity;
  return {
    ...state,
    counters: { purchase, seq: state.seq },
    reading: { ...state.reading, stale },
  };
}

/**
 * After a shortage a call asks for no more than there is. Should GitLab have refused although its own
 * counters show room, ask for half: so it ends, whatever the counters say.
 */
function reduceCounted(state: RunState, purchase: Purchase): RunState {
  const available = seatsAvailable(purchase);
  const refused = state.shortage?.kind === 'told' ? state.shortage.refused : Infinity;
  const most = available < refused ? available : Math.floor(refused / 2);
  return {
    ...state,
    counters: { purchase, seq: state.seq },
    shortage: { kind: 'counted', most },
    reading: { ...state.reading, failed: 0 },
  };
}
