import type { RunHeader, RunIdentity } from '../../journal/journal';
import { buildReport } from '../report/build-report';
import { toArray } from './append-list';
import type { RunEnd } from '../report/report';
import type { FinishedStatus } from './run-snapshot';
import { expectedPurchase, openEntries, type RunState } from './run-state';

/** The head of a run that is under way. */
export function headerOf(identity: RunIdentity, { plan, startedAt }: RunState): RunHeader {
  return {
    ...identity,
    planId: plan.id,
    action: plan.action,
    origin: plan.origin,
    purchase: plan.purchase,
    changes: plan.changes.assign + plan.changes.remove,
    startedAt: startedAt ?? plan.createdAt,
    finishedAt: null,
    end: null,
    counts: null,
    counters: null,
    needsReread: false,
    proof: null,
  };
}

/** The end of a run: its report, and the head that is kept of it. */
export function finishRun(
  identity: RunIdentity,
  state: RunState,
  end: RunEnd,
  finishedAt: number,
): { readonly status: FinishedStatus; readonly header: RunHeader } {
  const { plan, proof } = state;
  const open = headerOf(identity, state);
  const counters = state.counters.purchase;
  const report = buildReport({
    runId: identity.id,
    plan,
    results: toArray(state.results),
    unknown: openEntries(state),
    end,
    startedAt: open.startedAt,
    finishedAt,
    counters,
    proof,
  });
  const { counts } = report;
  const isDifferent = proof?.kind === 'read' && proof.differences.length > 0;
  const needsReread =
    counts['unknown-outcome'] > 0 || state.reading.surprised || isDifferent || hasDrifted(state);
  return {
    status: { status: 'finished', end, report, finishedAt, needsReread },
    header: { ...open, finishedAt, end, counts, counters, needsReread, proof },
  };
}

/** The counters moved by another amount than this run accounts for: others were at work. */
function hasDrifted({ plan, tally, counters }: RunState): boolean {
  const expected = expectedPurchase(plan, tally);
  return expected.assignedQuantity !== counters.purchase.assignedQuantity;
}
