import { describe, expect, it } from 'vitest';
import { GatewayError } from '../../gateway-error';
import { readingProblem, withoutSeats, type FailedReading } from './settle';
import { freshSegment, putBack, queueOf } from './queue';
import { reduceRun } from './reduce-run';
import { DEFAULT_POLICY } from './run-ports';
import { initialState, type RunState } from './run-state';
import { planForAll, smallWorld } from '../testing/small-world';

const fresh = initialState('run-1', planForAll(smallWorld().gitlab, 'assign'), null);
const policy = { ...DEFAULT_POLICY, maxReadings: 3 };

function fail(state: RunState, failure: Partial<FailedReading>) {
  return readingProblem(state, policy, () => 0.5, {
    error: new GatewayError('network', ''),
    progressed: false,
    beganSeq: state.seq,
    now: 0,
    ...failure,
  });
}

const failedTwice: RunState = { ...fresh, reading: { ...fresh.reading, failed: 2 } };

describe('a reading that failed', () => {
  it('is tried again, a bounded number of times in a row', () => {
    const waiting = { kind: 'again', why: 'retry', waitMs: 750 };
    expect(fail(fresh, {})).toMatchObject({ failed: 1, problem: waiting });
    const stop = { kind: 'stop', reason: 'unreachable' };
    expect(fail(failedTwice, {})).toMatchObject({ failed: 3, problem: stop });
  });

  it('counts anew as long as it gets on', () => {
    expect(fail(failedTwice, { progressed: true })).toMatchObject({
      failed: 1,
      problem: { kind: 'again' },
    });
  });

  it('may wait for the rate limit as often as it takes, except when the run is to end', () => {
    const error = new GatewayError('rate', '', { retryAfterMs: 9_000 });
    expect(fail(failedTwice, { error })).toMatchObject({
      failed: 2,
      problem: { kind: 'again', why: 'rate', waitMs: 9_000 },
    });
    const ending = { ...failedTwice, canceled: true };
    expect(fail(ending, { error }).problem).toMatchObject({ kind: 'stop' });
  });

  it.each(['scope', 'permission', 'schema'] as const)('is given up at once on %s', (kind) => {
    const error = new GatewayError(kind, '');
    expect(fail(fresh, { error }).problem).toEqual({ kind: 'stop', reason: kind });
  });

  it('asks to sign in, unless that has been done since it began', () => {
    const error = new GatewayError('auth', '');
    const pausedAfter = (state: RunState, beganSeq: number) =>
      reduceRun(state, fail(state, { error, beganSeq })).paused.auth;
    const signedIn = reduceRun(fresh, { type: 'signed-in' });
    expect(pausedAfter(signedIn, signedIn.seq)).toBe(true);
    expect(pausedAfter(signedIn, signedIn.seq - 1)).toBe(false);
  });
});

describe('when no seat is left', () => {
  it('all who wait go without, except where an earlier call may have taken effect', () => {
    const unread = { ...freshSegment('assign', [0]), unread: 'network' };
    const queue = putBack(queueOf([2, 3]), [unread, freshSegment('assign', [1])]);
    expect(withoutSeats(queue, fresh.tasks).flatMap((result) => result.entries)).toEqual([1, 2, 3]);
  });
});
