import { seatsAvailable } from '../../purchase';
import type { RunEnd } from '../report/report';
import { nextAction, nextPair, type Queue, queueSize, type Segment, takeBatch } from './queue';
import type { RunPolicy } from './run-ports';
import type { RunState } from './run-state';

export type Step =
  | { readonly kind: 'send'; readonly batch: Segment; readonly queue: Queue }
  /** Find out who holds a seat, to decide the lost calls. */
  | { readonly kind: 'read-seats' }
  /** Find out how many seats are left, and whether calls in doubt were executed. */
  | { readonly kind: 'read-purchase' }
  /** Read back what the run changed. */
  | { readonly kind: 'prove' }
  /** No seat is left for the users who wait. */
  | { readonly kind: 'no-seats' }
  /** `until` null: until the next event. */
  | {
      readonly kind: 'wait';
      readonly until: number | null;
      readonly why: 'rate' | 'retry' | 'throughput';
    }
  | { readonly kind: 'finish'; readonly end: RunEnd };

const WAIT: Step = { kind: 'wait', until: null, why: 'throughput' };

/** Calls without an answer in a row, after which GitLab is asked how things stand before more is sent. */
const RETRY = 3;

/** What a run does next. Pure; called again after every event. */
export function nextStep(state: RunState, policy: RunPolicy, now: number): Step {
  if (state.canceled || state.stop !== null) return closingStep(state, now);
  const action = nextAction(state.queue, state.tasks);
  const isOpen = action !== null || state.lost.length + state.doubtful.length > 0;
  if (!isOpen && state.flights.length === 0) return endingStep(state, now, { kind: 'completed' });
  if (isPaused(state)) return WAIT;
  if (state.doubtful.length > 0) return alone(state, now, { kind: 'read-purchase' });
  if (readingDue(state)) return alone(state, now, { kind: 'read-seats' });
  if (state.shortage?.kind === 'refused') return alone(state, now, { kind: 'read-purchase' });
  if (action === null || mustBeAlone(state, policy)) return WAIT;
  const most = mostUsers(state);
  if (most === 0) return { kind: 'no-seats' };
  const { gapMs, lastSentAt, notBefore, why } = state.throughput;
  if (notBefore > now) return { kind: 'wait', until: notBefore, why };
  if (gapMs > 0 && lastSentAt + gapMs > now) {
    return { kind: 'wait', until: lastSentAt + gapMs, why: 'throughput' };
  }
  const taken = takeBatch(state.queue, state.tasks, most);
  return taken ? { kind: 'send', ...taken } : WAIT;
}

function isPaused({ paused }: RunState): boolean {
  return paused.user || paused.auth || paused.network;
}

/** How many calls may be under way at once: one for good after a 429, and one while calls are retried. */
export function concurrencyNow(state: RunState, policy: RunPolicy): number {
  return state.throughput.gapMs > 0 || state.throughput.retries > 0 ? 1 : policy.concurrency;
}

/** After a cancel or a stop: calls under way end, and lost calls are decided where possible. */
function closingStep(state: RunState, now: number): Step {
  if (state.flights.length > 0) return WAIT;
  const readable = !state.reading.futile && !state.paused.auth && !state.paused.network;
  if (!readable) return { kind: 'finish', end: endOf(state) };
  if (state.doubtful.length > 0) return alone(state, now, { kind: 'read-purchase' });
  if (state.lost.length > 0) return alone(state, now, { kind: 'read-seats' });
  return endingStep(state, now, endOf(state));
}

/** A run that called GitLab ends with being read back. */
function endingStep(state: RunState, now: number, end: RunEnd): Step {
  const isDue = state.proof === null && state.callsDone > 0;
  return isDue ? alone(state, now, { kind: 'prove' }) : { kind: 'finish', end };
}

function endOf(state: RunState): RunEnd {
  if (state.stop !== null) return { kind: 'stopped', reason: state.stop };
  const { lost, doubtful, queue } = state;
  const untouched = queueSize(queue) === 0 && lost.length + doubtful.length === 0;
  return { kind: untouched ? 'completed' : 'canceled' };
}

/** A canceled run waits no longer than this before it asks GitLab; milliseconds. */
export const PATIENCE_MS = 10_000;

/** A step for which no call may be under way, and which waits for its time. */
function alone(state: RunState, now: number, step: Step): Step {
  if (state.flights.length > 0) return WAIT;
  const { notBefore, why } = state.throughput;
  const isTooLong = state.canceled && notBefore - now > PATIENCE_MS;
  return notBefore > now && !isTooLong ? { kind: 'wait', until: notBefore, why } : step;
}

/**
 * Always before the first call if others changed seats since the plan was made. Later, a reading of all
 * holders is expensive, so lost calls are collected until nothing else is left to send, assignments follow
 * removals, seats are so few that the plan's order is at stake, or GitLab seems to be down.
 */
function readingDue(state: RunState): boolean {
  if (state.reading.stale) return true;
  if (state.lost.length === 0) return false;
  if (state.reading.due || state.throughput.retries >= RETRY) return true;
  const action = nextAction(state.queue, state.tasks);
  if (action === null || state.lost.some((lost) => lost.batch.action !== action)) return true;
  return action === 'assign' && !isRoomy(state);
}

function mustBeAlone(state: RunState, policy: RunPolicy): boolean {
  const { flights } = state;
  if (flights.length === 0) return false;
  if (flights.length >= concurrencyNow(state, policy) || !state.limit.known) return true;
  const action = nextAction(state.queue, state.tasks);
  if (flights.some((flight) => flight.batch.action !== action)) return true;
  // The answer about one half of a refused batch often saves the question about the other.
  const pair = nextPair(state.queue);
  if (pair !== null && flights.some((flight) => flight.batch.bisection?.pair === pair)) return true;
  return action === 'assign' && !isRoomy(state);
}

/**
 * Whether seats suffice for all undecided calls, the next batch, and one batch more. Then no user is
 * refused a seat that a later one of the plan gets, even if others take some meanwhile.
 */
function isRoomy(state: RunState): boolean {
  const open = [...state.flights, ...state.lost, ...state.doubtful]
    .filter(({ batch }) => batch.action === 'assign')
    .reduce((sum, { batch }) => sum + batch.tasks.length, 0);
  const { counters, limit } = state;
  // The plan's own counters may be old.
  return counters.seq > 0 && seatsAvailable(counters.purchase) - open >= 2 * limit.users;
}

function mostUsers(state: RunState): number {
  const { shortage, limit } = state;
  const scarce = shortage?.kind === 'counted' && nextAction(state.queue, state.tasks) === 'assign';
  return scarce ? Math.min(limit.users, shortage.most) : limit.users;
}
