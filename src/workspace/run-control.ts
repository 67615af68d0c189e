import type { Clock } from '../domain/clock';
import type { SeatGateway } from '../domain/gateway';
import type { Journal, Retention, RunHeader } from '../domain/journal/journal';
import type { EstimateInput } from '../domain/plan/estimate';
import type { Plan } from '../domain/plan/plan';
import type { SeatScope } from '../domain/purchase';
import type { BatchLimitMemory, RunStart, SeatPatches } from '../domain/run/engine/run-ports';
import type { RunSnapshot } from '../domain/run/engine/run-snapshot';
import { createRunner, type Runner } from '../domain/run/engine/runner';
import { resumeStart } from '../domain/run/recovery/resume';
import { reportOfRun } from '../domain/run/report/build-report';
import type { Report, ReportCounts } from '../domain/run/report/report';
import { newId } from '../lib/new-id';
import { createStore, type Readable } from '../lib/store';
import type { SendBlock } from '../gitlab/session/live-session';
import type { RunLock } from '../storage/run-lock';
import { runsBefore } from './seat-changes';

/** One run at a time for a purchase, in this tab and across tabs. */
export type RunControl = Readable<RunControlState> & {
  /**
   * Resolves with the report; with null when another run of this purchase is under way, or when nothing can be
   * sent to GitLab right now: then it is forgotten, not kept for later.
   */
  start(plan: Plan): Promise<Report | null>;
  /** Finds the interrupted runs of this purchase. */
  checkInterrupted(): Promise<void>;
  /** Does the rest of an interrupted run; null also when it has been ended meanwhile. */
  resume(runId: string): Promise<Report | null>;
  /** Ends an interrupted run as canceled. Sends nothing; reads the seats if the outcome of a call is unknown. */
  leave(runId: string): Promise<Report | null>;
  /** Removes an ended run (or the note that another one is under way) from the screen. */
  dismiss(): void;
  signedInAgain(): void;
  /** Cancels the run under way, at sign-out. */
  dispose(): void;
};

export type RunControlState = {
  readonly runner: Runner | null;
  /** Why the last start was refused: a run under way in this tab or in another one, no network, or no token. */
  readonly refused: 'here' | 'elsewhere' | SendBlock | null;
  /** The latest start first. */
  readonly interrupted: readonly InterruptedRun[];
  /** What to expect of this instance, for estimates. */
  readonly throughput: EstimateInput;
};

/** A run without an end in the journal although no tab carries it out, and how far it came. */
export type InterruptedRun = { readonly header: RunHeader; readonly counts: ReportCounts };

export type RunControlOptions = {
  readonly gateway: SeatGateway;
  readonly scope: SeatScope;
  readonly purchaseId: string;
  readonly instance: string;
  readonly who: () => string;
  /** Why nothing can be sent at the moment. */
  readonly sendBlock: () => SendBlock | null;
  /** Whether the browser has a network. */
  readonly network: Readable<boolean>;
  readonly clock: Clock;
  readonly journal: () => Promise<Journal>;
  /** How much of the journal is kept. */
  readonly retention: Retention;
  readonly limits: BatchLimitMemory;
  readonly lock: () => Promise<RunLock>;
  readonly onSeats: (patches: SeatPatches) => void;
  /** Called when seats changed beyond what the run confirmed: they have to be read again. */
  readonly onReread: () => void;
};

/** Null when there is nothing to do. */
type MakeStart = (journal: Journal) => RunStart | null | Promise<RunStart | null>;

export function createRunControl(options: RunControlOptions): RunControl {
  const { gateway, clock, limits, onSeats, retention } = options;
  const { getSnapshot, subscribe, setState } = createStore(runsBefore(gateway.features));
  let active = false;
  /** The search for interrupted runs holds the lock for a moment, in which a start would be refused. */
  let searching: Promise<void> = Promise.resolve();

  const isActive = () => active;

  function change(changes: Partial<RunControlState>): void {
    setState((state) => ({ ...state, ...changes }));
  }

  function forgetInterrupted(runId: string): void {
    const { interrupted } = getSnapshot();
    change({ interrupted: interrupted.filter(({ header }) => header.id !== runId) });
  }

  async function carryOut(make: MakeStart, started?: (runner: Runner) => void) {
    if (active) {
      change({ refused: 'here' });
      return null;
    }
    active = true;
    try {
      await searching;
      return await carryOutAlone(make, started);
    } finally {
      active = false;
    }
  }

  async function carryOutAlone(make: MakeStart, started?: (runner: Runner) => void) {
    const lock = await options.lock();
    if (lock.kind === 'busy') {
      change({ refused: 'elsewhere' });
      return null;
    }
    try {
      const journal = await options.journal();
      const start = await make(journal);
      if (start === null) return null;
      // At the last moment. From here on, a run that loses the network or the token waits for it.
      const refused = options.sendBlock();
      if (refused !== null) {
        change({ refused });
        return null;
      }
      const ports = { gateway, clock, random: Math.random, journal, limits, onSeats };
      const runner = createRunner(start, ports);
      forgetInterrupted(start.identity.id);
      change({ runner, refused: null });
      started?.(runner);
      const unfollow = followNetwork(runner, options.network);
      const report = await runner.start().finally(unfollow);
      const end = runner.getSnapshot();
      change({ throughput: measuredThroughput(end, getSnapshot().throughput) });
      if (end.status === 'finished' && end.needsReread) options.onReread();
      void tidyJournal(journal, retention, clock.now());
      return report;
    } finally {
      lock.release();
    }
  }

  /** As the journal has it now: another tab may have ended the run since it was shown. */
  function resumeFrom(runId: string): MakeStart {
    return async (journal) => {
      const run = await journal.get(runId);
      if (run?.header.end === null) return resumeStart(run);
      forgetInterrupted(runId);
      return null;
    };
  }

  async function checkInterrupted(): Promise<void> {
    const batchLimit = gateway.features.bulk ? await limits.get() : 1;
    if (batchLimit !== null) {
      change({ throughput: { ...getSnapshot().throughput, batchLimit } });
    }
    if (isActive()) return;
    const interrupted = await findInterrupted(options);
    // A run that began meanwhile is none of them.
    if (!isActive()) change({ interrupted });
  }

  return {
    getSnapshot,
    subscribe,
    start(plan) {
      const { scope, instance } = options;
      const identity = { id: newId(), who: options.who(), instance, scope };
      return carryOut(() => ({ plan, identity }));
    },
    checkInterrupted() {
      searching = checkInterrupted().catch(() => undefined);
      return searching;
    },
    resume: (runId) => carryOut(resumeFrom(runId)),
    leave: (runId) => carryOut(resumeFrom(runId), cancelAtOnce),
    dismiss: () => change(active ? { refused: null } : { runner: null, refused: null }),
    signedInAgain: () => getSnapshot().runner?.signedInAgain(),
    dispose: () => getSnapshot().runner?.cancel(),
  };
}

/** While there is no network, a run waits. */
function followNetwork(runner: Runner, network: Readable<boolean>): () => void {
  return network.subscribe(() => runner.setOnline(network.getSnapshot()));
}

/** Before its first step, so that the run only decides the calls in doubt and ends. */
function cancelAtOnce(runner: Runner): void {
  const stop = runner.subscribe(() => {
    stop();
    runner.cancel();
  });
}

/** A run holds the lock, so there are no interrupted ones while another tab has it. */
async function findInterrupted({
  instance,
  purchaseId,
  ...options
}: RunControlOptions): Promise<readonly InterruptedRun[]> {
  const journal = await options.journal();
  const open = (await journal.list()).filter(
    ({ end, purchase, ...header }) =>
      end === null && header.instance === instance && purchase.id === purchaseId,
  );
  if (open.length === 0) return [];
  const lock = await options.lock();
  if (lock.kind === 'busy') return [];
  lock.release();
  const found: InterruptedRun[] = [];
  for (const { id } of open) {
    const run = await journal.get(id);
    if (run?.header.end === null) {
      found.push({ header: run.header, counts: reportOfRun(run).counts });
    }
  }
  return found;
}

/** Deletes runs that are too old to be kept. Should it fail, the next run tries again. */
export async function tidyJournal(
  journal: Journal,
  retention: Retention,
  now: number,
): Promise<void> {
  await journal.prune(retention, now).catch(() => 0);
}

/** What the latest run has shown. */
function measuredThroughput(
  { batchLimit, calls }: Pick<RunSnapshot, 'batchLimit' | 'calls'>,
  before: EstimateInput,
): EstimateInput {
  const times = calls.flatMap(({ state, users, sentAt, settledAt }) =>
    // A call about few users says little about a full one.
    state === 'done' && settledAt !== null && users * 2 > batchLimit ? [settledAt - sentAt] : [],
  );
  if (times.length === 0) return { ...before, batchLimit };
  const msPerCall = times.reduce((sum, time) => sum + time, 0) / times.length;
  return { ...before, batchLimit, msPerCall };
}
