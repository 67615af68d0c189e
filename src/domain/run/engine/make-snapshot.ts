import { concurrencyNow } from './next-step';
import { callsNeeded } from './queue';
import type { RunPolicy } from './run-ports';
import type { CallView, RunFigures, RunSnapshot, RunStatus } from './run-snapshot';
import type { RunState } from './run-state';

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
  if (state.paused.network) return { status: 'paused', reason: 'network' };
  if (state.paused.user) return { status: 'paused', reason: 'user' };
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
