import type { BatchRecord } from '../../journal/journal';
import type { Plan, PlanUser } from '../../plan/plan';
import type { Purchase } from '../../purchase';
import { EMPTY_TALLY, type AppendList, type Tally } from './run-results';
import type { Doubt } from './classify-response';
import type { LedgerEntry } from '../recovery/ledger';
import type { EntryResult, RunProof, StopReason } from '../report/report';
import {
  entriesOf,
  type Queue,
  queueOf,
  type Segment,
  type Tasks,
  tasksOf,
  unreadUsers,
  waiting,
} from './queue';
import type { CallView, FinishedStatus, RunActivity } from './run-snapshot';

/** A call under way. */
export type Flight = {
  readonly batch: Segment;
  /** As it is in the journal. */
  readonly record: BatchRecord;
  /** The number of the event that sent it, to tell what came before and after. */
  readonly sentSeq: number;
};

/** A call that got no answer. */
export type LostCall = OpenUsers & { readonly record: BatchRecord };

/** A call whose answer counts only once the counters were read. */
export type DoubtfulCall = LostCall & { readonly doubt: Doubt };

/** Users whose outcome is unknown, with the code of the error. */
export type OpenUsers = { readonly batch: Segment; readonly code: string };

/** GitLab has too few seats: how many it refused, then (`counted`) how many a call may ask for. */
export type Shortage =
  | { readonly kind: 'refused'; readonly refused: number }
  | { readonly kind: 'counted'; readonly most: number };

/** `known`: GitLab took a batch this large. `guessed`: GitLab refused more without naming its limit. */
export type BatchLimit = {
  readonly users: number;
  readonly known: boolean;
  readonly guessed: boolean;
};

/** Everything a run knows. Each change makes a new one that shares all that did not change. */
export type RunState = {
  readonly runId: string;
  readonly plan: Plan;
  readonly tasks: Tasks;
  readonly queue: Queue;
  readonly flights: readonly Flight[];
  readonly lost: readonly LostCall[];
  readonly doubtful: readonly DoubtfulCall[];
  /** Users of lost calls that reading could not decide; they are not sent again. */
  readonly undecided: readonly OpenUsers[];
  readonly results: AppendList<EntryResult>;
  readonly tally: Tally;
  /** GitLab's counter of assigned seats before the first call, and after each. */
  readonly baseline: number;
  readonly ledger: AppendList<LedgerEntry>;
  /** GitLab has left out users of an assignment without an error. */
  readonly isPartial: boolean;
  /** Null until the run was read back. */
  readonly proof: RunProof | null;
  /** Attempts at reading the run back that failed. */
  readonly proofsFailed: number;
  /** Of the next call or reading in the journal. */
  readonly nextIndex: number;
  readonly callsDone: number;
  readonly calls: readonly CallView[];
  readonly limit: BatchLimit;
  readonly counters: { readonly purchase: Purchase; readonly seq: number };
  readonly shortage: Shortage | null;
  /** No call before `notBefore`, nor sooner than `gapMs` after `lastSentAt`. */
  readonly throughput: {
    readonly gapMs: number;
    readonly lastSentAt: number;
    readonly notBefore: number;
    readonly why: 'rate' | 'retry';
    /** 429s, and calls without an answer, since the last answer about seats. */
    readonly rated: number;
    readonly retries: number;
    /** Answers that could not be read, in a row. */
    readonly unreadable: number;
  };
  readonly reading: {
    /** Lost calls have to be decided before anything else. */
    readonly due: boolean;
    /** Others changed seats since the plan was made: the seats of users who wait have to be read first. */
    readonly stale: boolean;
    /** Failures in a row. */
    readonly failed: number;
    /** Another try is of no use. */
    readonly futile: boolean;
    /** A reading showed a seat that others changed. */
    readonly surprised: boolean;
  };
  readonly paused: { readonly user: boolean; readonly auth: boolean; readonly network: boolean };
  readonly signedInSeq: number;
  readonly canceled: boolean;
  readonly stop: StopReason | null;
  /** Null until the run has started. */
  readonly activity: RunActivity | null;
  readonly durable: boolean;
  readonly startedAt: number | null;
  readonly finished: FinishedStatus | null;
  /** Counts events. */
  readonly seq: number;
};

/** What an interrupted run knows already, for resuming it. */
export type RunPast = {
  readonly results: AppendList<EntryResult>;
  readonly tally: Tally;
  /** Null where the plan's own counter is the one before the first call. */
  readonly baseline: number | null;
  readonly ledger: AppendList<LedgerEntry>;
  readonly lost: readonly LostCall[];
  /** Tasks still to be sent. */
  readonly rest: readonly number[];
  readonly nextIndex: number;
  readonly callsDone: number;
  readonly startedAt: number;
};

export function initialState(runId: string, plan: Plan, past: RunPast | null): RunState {
  const tasks = tasksOf(plan);
  const tally = past?.tally ?? EMPTY_TALLY;
  return {
    runId,
    plan,
    tasks,
    queue: queueOf(past?.rest ?? tasks.entries.map((_, task) => task)),
    flights: [],
    lost: past?.lost ?? [],
    doubtful: [],
    undecided: [],
    results: past?.results ?? null,
    tally,
    baseline: past?.baseline ?? plan.purchase.assignedQuantity,
    ledger: past?.ledger ?? null,
    isPartial: false,
    proof: null,
    proofsFailed: 0,
    nextIndex: past?.nextIndex ?? 0,
    callsDone: past?.callsDone ?? 0,
    calls: [],
    limit: { users: 1, known: false, guessed: false },
    counters: { purchase: expectedPurchase(plan, tally), seq: 0 },
    shortage: null,
    throughput: {
      gapMs: 0,
      lastSentAt: 0,
      notBefore: 0,
      why: 'rate',
      rated: 0,
      retries: 0,
      unreadable: 0,
    },
    reading: {
      due: past !== null && past.lost.length > 0,
      stale: false,
      failed: 0,
      futile: false,
      surprised: false,
    },
    paused: { user: false, auth: false, network: false },
    signedInSeq: 0,
    canceled: false,
    stop: null,
    activity: null,
    durable: true,
    startedAt: past?.startedAt ?? null,
    finished: null,
    seq: 0,
  };
}

/** The purchase if only this run changed seats since the plan was made. */
export function expectedPurchase(plan: Plan, tally: Tally): Purchase {
  const removed = tally.changed - tally.assigned;
  const assignedQuantity = plan.purchase.assignedQuantity + tally.assigned - removed;
  return { ...plan.purchase, assignedQuantity };
}

/** The users of calls that got no answer; and all who wait, if others changed seats. */
export function usersInDoubt({ lost, tasks, plan, queue, reading }: RunState): PlanUser[] {
  const segments = lost.map(({ batch }) => batch);
  if (reading.stale) segments.push(...waiting(queue, tasks));
  return segments.flatMap((segment) =>
    entriesOf(tasks, segment.tasks).flatMap((index) => plan.entries[index]?.user ?? []),
  );
}

/** All users that the run was to change. */
export function usersOfRun({ tasks, plan }: RunState): PlanUser[] {
  return tasks.entries.flatMap((index) => plan.entries[index]?.user ?? []);
}

/** Entries whose outcome is unknown, with the code of the error. */
export function openEntries(state: RunState): Map<number, string> {
  const { lost, doubtful, undecided, queue, tasks } = state;
  const open = [...lost, ...doubtful, ...undecided, ...unreadUsers(queue)];
  return new Map(
    open.flatMap(({ batch, code }) =>
      entriesOf(tasks, batch.tasks).map((entry) => [entry, code] as const),
    ),
  );
}

/** Entries that wait after a call which, by the counters, was not executed. */
export function doubtedEntries({ queue, tasks }: RunState): Set<number> {
  const doubted = queue.front.filter(({ isDoubted }) => isDoubted);
  return new Set(doubted.flatMap((segment) => entriesOf(tasks, segment.tasks)));
}
