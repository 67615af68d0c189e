import { halfJitter } from '../../backoff';
import type { RunHeader } from '../../journal/journal';
import { pastOf } from '../recovery/resume';
import { buildReport } from '../report/build-report';
import type { Report, RunEnd } from '../report/report';
import { readingRecord } from './batch-record';
import { nextStep } from './next-step';
import { prove, reopenUnclear } from './prove';
import { attempt, RunContext } from './run-context';
import type { RunEvent } from './run-event';
import {
  DEFAULT_POLICY,
  type RunnerPorts,
  type RunPolicy,
  type RunStart,
  type SeatPatches,
} from './run-ports';
import { toArray } from './run-results';
import type { RunSnapshot } from './run-snapshot';
import { expectedPurchase, openEntries, type RunPast, type RunState } from './run-state';
import { sendBatch } from './send';
import { endWithoutSeats, readPurchase, readSeats, stopAsGone } from './settle';

export type Runner = {
  getSnapshot(): RunSnapshot;
  subscribe(listener: () => void): () => void;
  /** Resolves when the run has ended; the report is also in the snapshot. Never rejects. */
  start(): Promise<Report>;
  /** Sends nothing more until resumed; calls under way end. */
  pause(): void;
  resume(): void;
  /** Sends nothing more; calls under way end, the rest ends as `not-attempted`. */
  cancel(): void;
  /** Ends a pause because of `auth`. */
  signedInAgain(): void;
  /** Sends nothing while the browser is offline; calls under way end without an answer, and are checked later. */
  setOnline(isOnline: boolean): void;
  /** All seats that GitLab confirmed in this run, for patching a roster. */
  patches(): SeatPatches;
};

/**
 * Carries out a plan, batch by batch, and accounts for every user in it. Every call is in the journal
 * before it is made and again when it has ended, so an interrupted run can be resumed without doing
 * anything twice.
 */
export function createRunner(
  start: RunStart,
  ports: RunnerPorts,
  policyChanges: Partial<RunPolicy> = {},
): Runner {
  const past = start.batches
    ? pastOf(start.plan, start.batches, start.startedAt ?? start.plan.createdAt)
    : null;
  const run = new RunContext(start, past, ports, { ...DEFAULT_POLICY, ...policyChanges });
  let ended: Promise<Report> | null = null;

  /** No effect before the start and after the end. */
  function intervene(event: RunEvent): void {
    if (run.state.activity !== null && run.state.finished === null) run.dispatch(event);
  }

  return {
    getSnapshot: () => run.snapshot,
    subscribe: (listener) => run.subscribe(listener),
    start: () => (ended ??= carryOut(run, past)),
    pause: () => intervene({ type: 'paused' }),
    resume: () => intervene({ type: 'resumed' }),
    cancel: () => intervene({ type: 'canceled' }),
    signedInAgain: () => intervene({ type: 'signed-in' }),
    setOnline(isOnline) {
      // Also before the start: the network may go while the first steps are made.
      if (run.state.finished === null) run.dispatch({ type: 'network', isOnline });
    },
    patches: () => run.patches,
  };
}

async function carryOut(run: RunContext, past: RunPast | null): Promise<Report> {
  await begin(run, past);
  for (;;) {
    const step = nextStep(run.state, run.policy, run.ports.clock.now());
    switch (step.kind) {
      case 'send':
        void sendBatch(run, step.batch, step.queue);
        break;
      case 'read-seats':
        await readSeats(run);
        break;
      case 'read-purchase':
        await readPurchase(run);
        break;
      case 'no-seats':
        await endWithoutSeats(run);
        break;
      case 'prove':
        await prove(run);
        break;
      case 'wait':
        if (step.until !== null) showWait(run, step.why, step.until);
        await run.wait(step.until);
        break;
      case 'finish':
        return finish(run, step.end);
    }
  }
}

async function begin(run: RunContext, past: RunPast | null): Promise<void> {
  const { gateway, limits, clock, random } = run.ports;
  const remembered = gateway.features.bulk ? await attempt(() => limits.get(), null) : 1;
  run.rememberedLimit = remembered;
  const users = remembered ?? run.policy.firstBatch;
  const limit = { users, known: remembered !== null, guessed: false };
  // A call that was under way when the page went away may still be.
  const waitMs = past && past.lost.length > 0 ? halfJitter(1, run.policy.backoff, random) : 0;
  run.dispatch({ type: 'started', now: clock.now(), limit, waitMs });
  if (!past) {
    await run.save([
      { kind: 'plan', runId: run.identity.id, plan: run.plan },
      { kind: 'run', header: headerOf(run) },
    ]);
  }
  // With lost calls the seats are read anyway.
  if (run.state.lost.length === 0) await checkCounters(run);
}

/**
 * Reads the counters before the first call. If others changed seats since the plan was made, the seats
 * are read next: GitLab's answers do not tell these users from those whom the run changes. Without an
 * answer the run goes on: its own calls will meet the same failure and handle it.
 */
async function checkCounters(run: RunContext): Promise<void> {
  const { gateway, clock } = run.ports;
  const purchase = await attempt(() => gateway.readPurchase(), undefined);
  if (purchase === null) stopAsGone(run);
  if (!purchase) return;
  const { assignedQuantity } = purchase;
  if (run.state.ledger === null && assignedQuantity !== run.state.baseline) {
    await run.saveBatches(readingRecord(run.state, 'assign', [], clock.now(), assignedQuantity));
  }
  run.dispatch({ type: 'checked', purchase });
}

function showWait(run: RunContext, why: 'rate' | 'retry' | 'throughput', until: number): void {
  const shown = run.state.activity;
  if (shown?.kind === 'waiting' && shown.until === until) return;
  run.dispatch({ type: 'activity', activity: { kind: 'waiting', why, until } });
}

async function finish(run: RunContext, end: RunEnd): Promise<Report> {
  await reopenUnclear(run);
  const { state, identity, plan } = run;
  const { proof } = state;
  const header = headerOf(run);
  const counters = state.counters.purchase;
  const finishedAt = run.ports.clock.now();
  const report = buildReport({
    runId: identity.id,
    plan,
    results: toArray(state.results),
    unknown: openEntries(state),
    end,
    startedAt: header.startedAt,
    finishedAt,
    counters,
    proof,
  });
  const { counts } = report;
  const needsReread = counts['unknown-outcome'] > 0 || showsOthersAtWork(state);
  await run.save([
    { kind: 'run', header: { ...header, finishedAt, end, counts, counters, needsReread, proof } },
  ]);
  const status = { status: 'finished', end, report, finishedAt, needsReread } as const;
  run.dispatch({ type: 'finished', status });
  return report;
}

/** Seats changed in a way that the run does not account for. */
function showsOthersAtWork({ plan, tally, counters, reading, proof }: RunState): boolean {
  const differs = proof?.kind === 'read' && proof.differences.length > 0;
  const expected = expectedPurchase(plan, tally).assignedQuantity;
  return reading.surprised || differs || expected !== counters.purchase.assignedQuantity;
}

/** The head of a run that is under way. */
function headerOf({ identity, plan, state }: RunContext): RunHeader {
  return {
    ...identity,
    planId: plan.id,
    action: plan.action,
    origin: plan.origin,
    purchase: plan.purchase,
    changes: plan.changes.assign + plan.changes.remove,
    startedAt: state.startedAt ?? plan.createdAt,
    finishedAt: null,
    end: null,
    counts: null,
    counters: null,
    needsReread: false,
    proof: null,
  };
}
