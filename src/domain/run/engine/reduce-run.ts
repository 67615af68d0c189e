import { type Purchase, seatsAvailable } from '../../purchase';
import type { ProvenRun } from '../recovery/prove-run';
import { UNVERIFIED } from './batch-record';
import { queueOf, unreadUsers } from './queue';
import { reduceAnswer } from './reduce-answer';
import type { FailedReadingEvent, ReadEvent, RunEvent, SentEvent } from './run-event';
import { CALLS_SHOWN, type CallView } from './run-snapshot';
import { withCorrections, withLedger, withReopened, withResults } from './with-results';
import type { Flight, RunState } from './run-state';

type CountedEvent = Extract<RunEvent, { readonly type: 'counted' }>;

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
        throughput: { ...state.throughput, notBefore: event.now + event.waitMs, why: 'retry' },
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
      return reduceCounted(state, event);
    case 'proven':
      return reduceProven(state, event.proven, event.purchase);
    case 'proof-failed': {
      const throughput = {
        ...state.throughput,
        notBefore: event.notBefore,
        why: 'retry',
      } as const;
      return { ...state, throughput, proofsFailed: state.proofsFailed + 1 };
    }
    case 'no-seats':
      return {
        ...withResults(state, event.results),
        queue: queueOf([]),
        undecided: [...state.undecided, ...unreadUsers(state.queue)],
        nextIndex: state.nextIndex + 1,
      };
    case 'reopened':
      return withReopened(state, event.action, event.entries, UNVERIFIED);
    case 'activity':
      return { ...state, activity: event.activity };
    case 'paused':
      return { ...state, paused: { ...state.paused, user: true } };
    case 'resumed':
      return { ...state, paused: { ...state.paused, user: false } };
    case 'signed-in':
      return { ...state, paused: { ...state.paused, auth: false }, signedInSeq: state.seq };
    case 'network':
      return { ...state, paused: { ...state.paused, network: !event.isOnline } };
    case 'canceled':
      return { ...state, canceled: true };
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
    throughput: { ...state.throughput, lastSentAt: record.sentAt },
    activity: { kind: 'sending' },
  };
}

/** The counters differ from what the plan (and what is done of it) accounts for: others changed seats. */
function reduceChecked(state: RunState, purchase: Purchase): RunState {
  const stale = purchase.assignedQuantity !== state.counters.purchase.assignedQuantity;
  return {
    ...state,
    counters: { purchase, seq: state.seq },
    baseline: state.ledger === null ? purchase.assignedQuantity : state.baseline,
    reading: { ...state.reading, stale },
  };
}

/**
 * After a shortage a call asks for no more than there is. Should GitLab have refused although its own
 * counters show room, ask for half: so it ends, whatever the counters say.
 */
function reduceCounted(state: RunState, { now, purchase, settled }: CountedEvent): RunState {
  const available = seatsAvailable(purchase);
  const results = settled.calls.flatMap((one) => one.results);
  const decided = new Set(settled.calls.map(({ call }) => call.record.index));
  const { shortage, reading } = state;
  return {
    ...withLedger(withResults(state, results), results, purchase, true),
    queue: settled.queue,
    doubtful: [],
    lost: [...state.lost, ...settled.lost],
    calls: state.calls.map((call) =>
      call.state === 'uncertain' && decided.has(call.index)
        ? { ...call, state: 'settled', settledAt: now }
        : call,
    ),
    counters: { purchase, seq: state.seq },
    shortage:
      shortage?.kind !== 'refused'
        ? shortage
        : {
            kind: 'counted',
            most: available < shortage.refused ? available : Math.floor(shortage.refused / 2),
          },
    reading: { ...reading, failed: 0, due: reading.due || settled.lost.length > 0 },
  };
}

function reduceProven(state: RunState, proven: ProvenRun, purchase: Purchase | null): RunState {
  return {
    ...withCorrections(state, proven.corrections),
    proof: proven.proof,
    nextIndex: state.nextIndex + (proven.corrections.length > 0 ? 1 : 0),
    counters: purchase ? { purchase, seq: state.seq } : state.counters,
  };
}

/** The run after the seats were read: all calls are decided, as far as that can be. */
function reduceReading(state: RunState, event: ReadEvent): RunState {
  const counted = withLedger(state, event.results, event.purchase, true);
  return {
    ...withResults(counted, event.results),
    queue: event.queue,
    lost: [],
    undecided: [...state.undecided, ...event.undecided],
    nextIndex: state.nextIndex + (event.recorded ? 1 : 0),
    calls: state.calls.map((call) =>
      call.state === 'uncertain' ? { ...call, state: 'settled', settledAt: event.now } : call,
    ),
    counters: { purchase: event.purchase, seq: state.seq },
    throughput: { ...state.throughput, rated: 0, retries: 0 },
    reading: {
      due: false,
      stale: false,
      failed: 0,
      futile: false,
      surprised: state.reading.surprised || event.surprised,
    },
  };
}

function reduceFailedReading(state: RunState, event: FailedReadingEvent): RunState {
  const { problem, now, failed } = event;
  const reading = { ...state.reading, failed };
  switch (problem.kind) {
    case 'again': {
      const { throughput } = state;
      const { why } = problem;
      const rated = throughput.rated + (why === 'rate' ? 1 : 0);
      return {
        ...state,
        reading,
        throughput: { ...throughput, notBefore: now + problem.waitMs, why, rated },
      };
    }
    case 'auth': {
      const auth = state.paused.auth || problem.beganSeq >= state.signedInSeq;
      return { ...state, reading, paused: { ...state.paused, auth } };
    }
    case 'stop':
      return {
        ...state,
        reading: { ...reading, futile: true },
        // A run that was canceled stays that.
        stop: state.stop ?? (state.canceled ? null : problem.reason),
      };
  }
}
