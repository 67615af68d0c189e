import type { PlanAction, SeatAction } from '../../plan/plan';
import type { Purchase } from '../../purchase';
import type { OutcomeKind, Report, RunEnd } from '../report/report';
import { concurrencyNow } from './next-step';
import { callsNeeded } from './queue';
import type { RunPolicy } from './run-ports';
import type { RunState } from './run-state';

/**
 * How a call went.
 * - `sent`: under way.
 * - `done`: executed.
 * - `refused`: GitLab refused it as a whole; `code` says why.
 * - `split`: refused because of one of its users; its halves follow.
 * - `uncertain`: no answer; the seats will be read before anything else is decided about it.
 * - `settled`: was uncertain, decided by reading.
 * - `again`: nothing was executed (rate limit, batch limit, signed out); its users are sent again.
 */
export type CallState = 'sent' | 'done' | 'refused' | 'split' | 'uncertain' | 'settled' | 'again';

export type CallView = {
  /** The number of the call in its run, from 0. */
  readonly index: number;
  readonly action: SeatAction;
  readonly users: number;
  readonly state: CallState;
  /** GitLab's code or the kind of the error, where there is one. */
  readonly code: string | null;
  readonly sentAt: number;
  readonly settledAt: number | null;
};

/** Figures to show while a run is under way. Times in milliseconds since the epoch. */
export type RunFigures = {
  readonly runId: string;
  readonly planId: string;
  readonly action: PlanAction;
  /** Users with a confirmed outcome, and all that the plan wants to change. */
  readonly usersDone: number;
  readonly usersTotal: number;
  readonly tally: Readonly<Record<OutcomeKind, number>>;
  /** Newly assigned by this run, so e-mails that GitLab sends (Self-Managed can switch them off). */
  readonly emails: number;
  /** Calls answered, and the number expected in the end; it moves as limits and refusals are learned. */
  readonly callsDone: number;
  readonly callsTotal: number;
  readonly inFlight: number;
  /** Users whose call got no answer, to be decided by reading. */
  readonly uncertain: number;
  readonly batchLimit: number;
  /** How many calls may be under way at once now; lower after GitLab asked to slow down. */
  readonly concurrency: number;
  /** Null until two calls are done. */
  readonly usersPerMinute: number | null;
  readonly msLeft: number | null;
  /** The purchase as of GitLab's last answer. */
  readonly counters: Purchase;
  /** The latest calls, oldest first, at most {@link CALLS_SHOWN}. */
  readonly calls: readonly CallView[];
  readonly startedAt: number | null;
  /** False when the journal could not be stored and is kept in memory: a crash would lose it. */
  readonly durable: boolean;
};

export const CALLS_SHOWN = 60;

/** What a running run is doing. `until`: when it will go on, in milliseconds since the epoch. */
export type RunActivity =
  | { readonly kind: 'sending' }
  | { readonly kind: 'waiting'; readonly why: 'rate' | 'trouble' | 'pace'; readonly until: number }
  | { readonly kind: 'reading' }
  /** All calls are done; what they changed is being read back. */
  | { readonly kind: 'verifying' };

/** `person`: paused by the user of this app. `auth`: the token is refused; sign in again to go on. */
export type PauseReason = 'person' | 'auth';

export type RunStatus =
  | { readonly status: 'ready' }
  | { readonly status: 'running'; readonly activity: RunActivity }
  | { readonly status: 'paused'; readonly reason: PauseReason }
  | { readonly status: 'canceling' }
  | FinishedStatus;

export type FinishedStatus = {
  readonly status: 'finished';
  readonly end: RunEnd;
  readonly report: Report;
  readonly finishedAt: number;
  /** Others changed seats meanwhile, or outcomes are unknown: load the users again. */
  readonly needsReread: boolean;
};

/** Immutable, replaced at each change; cheap to make whatever the size of the plan. */
export type RunSnapshot = RunFigures & RunStatus;

/** The rate is measured over the latest calls, so that it follows changes. */
const CALLS_MEASURED = 20;

/** What to show of a run; its cost does not grow with the plan. */
export function snapshotOf(state: RunState, policy: RunPolicy): RunSnapshot {
  return { ...figuresOf(state, policy), ...statusOf(state) };
}

function figuresOf(state: RunState, policy: RunPolicy): RunFigures {
  const { tally, plan, flights, lost } = state;
  const usersTotal = state.tasks.entries.length;
  const usersDone =
    tally.changed + tally['already-so'] + tally['not-eligible'] + tally['no-seat'] + tally.failed;
  const usersPerMs = rateOf(state.calls, policy.rateWindowMs);
  return {
    runId: state.runId,
    planId: plan.id,
    action: plan.action,
    usersDone,
    usersTotal,
    tally,
    emails: tally.assigned,
    callsDone: state.callsDone,
    callsTotal: state.callsDone + flights.length + callsNeeded(state.queue, state.limit.users),
    inFlight: flights.length,
    uncertain: lost.reduce((sum, call) => sum + call.batch.tasks.length, 0),
    batchLimit: state.limit.users,
    concurrency: concurrencyNow(state, policy),
    usersPerMinute: usersPerMs === null ? null : usersPerMs * 60_000,
    msLeft: usersPerMs === null ? null : Math.round((usersTotal - usersDone) / usersPerMs),
    counters: state.counters.purchase,
    calls: state.calls,
    startedAt: state.startedAt,
    durable: state.durable,
  };
}

function statusOf(state: RunState): RunStatus {
  if (state.finished) return state.finished;
  if (state.activity === null) return { status: 'ready' };
  if (state.canceled) return { status: 'canceling' };
  if (state.paused.auth) return { status: 'paused', reason: 'auth' };
  if (state.paused.person) return { status: 'paused', reason: 'person' };
  return { status: 'running', activity: state.activity };
}

/** Users per millisecond, or null before there is anything to measure. */
function rateOf(calls: readonly CallView[], windowMs: number): number | null {
  const done = calls.filter((call) => call.state === 'done').slice(-CALLS_MEASURED);
  const last = done.at(-1);
  if (last?.settledAt == null) return null;
  const since = last.settledAt - windowMs;
  const measured = done.filter((call) => call.sentAt >= since);
  const first = measured[0];
  if (!first || measured.length < 2) return null;
  const users = measured.reduce((sum, call) => sum + call.users, 0);
  return users / Math.max(1, last.settledAt - first.sentAt);
}
