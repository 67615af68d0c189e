import type { FailedReadingEvent, ReadEvent } from './run-event';
import { withLedger, withResults, type RunState } from './run-state';

/** The run after the seats were read: nothing is in the open any more. */
export function reduceReading(state: RunState, event: ReadEvent): RunState {
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

export function reduceFailedReading(state: RunState, event: FailedReadingEvent): RunState {
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
        // A run that was cancelled stays that.
        stop: state.stop ?? (state.cancelled ? null : problem.reason),
      };
  }
}
