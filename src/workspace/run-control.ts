import type { Journal, Retention } from '../domain/journal/journal';
import type { SeatGateway } from '../domain/gateway';
import type { EstimateInput } from '../domain/plan/estimate';
import type { Plan } from '../domain/plan/plan';
import type { SeatScope } from '../domain/purchase';
import type { Report } from '../domain/run/report/report';
import { resumeStart } from '../domain/run/recovery/resume';
import type { Clock } from '../domain/clock';
import type { BatchLimitMemory, RunStart, SeatPatches } from '../domain/run/engine/run-ports';
import { createRunner, type Runner } from '../domain/run/engine/runner';
import { newId } from '../lib/new-id';
import type { RunLock } from '../storage/run-lock';
import { findInterrupted, type InterruptedRun } from './interrupted-runs';
import { measuredThroughput, defaultThroughput } from './run-throughput';
import { tidyJournal } from './tidy-journal';

/** One run at a time for a purchase, in this tab and across tabs. */
export type RunControl = {
  getSnapshot(): RunControlState;
  subscribe(listener: () => void): () => void;
  /** Resolves with the report, or with null when another run of this purchase is under way. */
  start(plan: Plan): Promise<Report | null>;
  /** Looks for runs of this purchase that a page went away from. */
  checkInterrupted(): Promise<void>;
  /** Does the rest of such a run; null also when somebody else ended it meanwhile. */
  resume(runId: string): Promise<Report | null>;
  /** Ends such a run as cancelled. Sends nothing; reads the seats where a call is in the open. */
  leave(runId: string): Promise<Report | null>;
  /** Takes an ended run (or the note that another one is under way) off the screen. */
  dismiss(): void;
  signedInAgain(): void;
  /** Ends what is under way, as far as it came: nobody is signed in any more. */
  dispose(): void;
};

export type RunControlState = {
  readonly runner: Runner | null;
  /** Why the last start was refused. */
  readonly refused: 'here' | 'elsewhere' | null;
  /** The latest start first. */
  readonly interrupted: readonly InterruptedRun[];
  /** What a plan may expect of this instance. */
  readonly throughput: EstimateInput;
};

export type RunControlOptions = {
  readonly gateway: SeatGateway;
  readonly scope: SeatScope;
  readonly purchaseId: string;
  readonly instance: string;
  readonly who: () => string;
  readonly clock: Clock;
  readonly journal: () => Promise<Journal>;
  /** How much of the journal is kept. */
  readonly retention: Retention;
  readonly limits: BatchLimitMemory;
  readonly lock: () => Promise<RunLock>;
  readonly onSeats: (patches: SeatPatches) => void;
  /** The seats changed in ways that the answers did not tell: read them again. */
  readonly onReread: () => void;
};

/** Null when there is nothing to do. */
type MakeStart = (journal: Journal) => RunStart | null | Promise<RunStart | null>;

export function createRunControl(options: RunControlOptions): RunControl {
  const { gateway, clock, limits } = options;
  const listeners = new Set<() => void>();
  let state: RunControlState = {
    runner: null,
    refused: null,
    interrupted: [],
    throughput: defaultThroughput(gateway.features),
  };
  let active = false;
  /** Looking takes the lock for a moment, in which a start would be refused. */
  let looking: Promise<void> = Promise.resolve();

  const isActive = () => active;

  function setState(change: Partial<RunControlState>): void {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  }

  async function carryOut(make: MakeStart, started?: (runner: Runner) => void) {
    if (active) {
      setState({ refused: 'here' });
      return null;
    }
    active = true;
    try {
      await looking;
      return await carryOutAlone(make, started);
    } finally {
      active = false;
    }
  }

  async function carryOutAlone(make: MakeStart, started?: (runner: Runner) => void) {
    const lock = await options.lock();
    if (lock.kind === 'busy') {
      setState({ refused: 'elsewhere' });
      return null;
    }
    try {
      const journal = await options.journal();
      const start = await make(journal);
      if (start === null) return null;
      const { onSeats } = options;
      const ports = { gateway, clock, random: Math.random, journal, limits, onSeats };
      const runner = createRunner(start, ports);
      const interrupted = state.interrupted.filter(({ header }) => header.id !== start.identity.id);
      setState({ runner, refused: null, interrupted });
      started?.(runner);
      const report = await runner.start();
      const end = runner.getSnapshot();
      setState({ throughput: measuredThroughput(end, state.throughput) });
      if (end.status === 'finished' && end.needsReread) options.onReread();
      void tidyJournal(journal, options.retention, clock.now());
      return report;
    } finally {
      lock.release();
    }
  }

  /** As it is now: since it was shown, another tab may have ended it. */
  function takeUp(runId: string): MakeStart {
    return async (journal) => {
      const run = await journal.get(runId);
      if (run?.header.end === null) return resumeStart(run);
      setState({ interrupted: state.interrupted.filter(({ header }) => header.id !== runId) });
      return null;
    };
  }

  async function checkInterrupted(): Promise<void> {
    const batchLimit = gateway.features.bulk ? await limits.get() : 1;
    if (batchLimit !== null) setState({ throughput: { ...state.throughput, batchLimit } });
    if (isActive()) return;
    const interrupted = await findInterrupted(options);
    // A run that began meanwhile is none of them.
    if (!isActive()) setState({ interrupted });
  }

  return {
    getSnapshot: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start(plan) {
      const { scope, instance } = options;
      const identity = { id: newId(), who: options.who(), instance, scope };
      return carryOut(() => ({ plan, identity }));
    },
    checkInterrupted() {
      looking = checkInterrupted().catch(() => undefined);
      return looking;
    },
    resume: (runId) => carryOut(takeUp(runId)),
    leave: (runId) => carryOut(takeUp(runId), cancelAtOnce),
    dismiss() {
      setState(active ? { refused: null } : { runner: null, refused: null });
    },
    signedInAgain: () => state.runner?.signedInAgain(),
    dispose: () => state.runner?.cancel(),
  };
}

/** Before its first step, so that it only looks into what is in the open and ends. */
function cancelAtOnce(runner: Runner): void {
  const stop = runner.subscribe(() => {
    stop();
    runner.cancel();
  });
}
