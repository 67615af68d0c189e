import type { BatchRecord } from '../journal/journal';
import type { Plan, PlanUser } from '../plan/plan';
import type { Purchase } from '../purchase';
import { extend, type Chain } from './chain';
import type { EntryResult, OutcomeKind, StopReason } from './outcome';
import { queueOf, waiting, type Queue, type Segment } from './queue';
import type { CallView, FinishedStatus, RunActivity } from './run-snapshot';
import { entriesOf, slotsOf, type Slots } from './slots';

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

/** Users of whom nobody knows whether they were changed, with the code of the error. */
export type OpenUsers = { readonly batch: Segment; readonly code: string };

/** GitLab said that the seats do not suffice: how many it refused, then how many a call may ask for. */
export type Shortage =
  | { readonly kind: 'told'; readonly refused: number }
  | { readonly kind: 'counted'; readonly most: number };

/** `known`: a batch this large has been taken; `guessed`: GitLab refused more without saying its limit. */
export type BatchLimit = {
  readonly users: number;
  readonly known: boolean;
  readonly guessed: boolean;
};

export type Tally = Readonly<Record<OutcomeKind, number>> & { readonly assigned: number };

/** Everything a run knows. Each change makes a new one that shares all that did not change. */
export type RunState = {
  readonly runId: string;
  readonly plan: Plan;
  readonly slots: Slots;
  readonly queue: Queue;
  readonly flights: readonly Flight[];
  readonly lost: readonly LostCall[];
  /** What reading could not decide of lost calls; nothing more is done about these users. */
  readonly undecided: readonly OpenUsers[];
  readonly results: Chain<EntryResult>;
  readonly tally: Tally;
  /** Of the next call or reading in the journal. */
  readonly nextIndex: number;
  readonly callsDone: number;
  readonly calls: readonly CallView[];
  readonly limit: BatchLimit;
  readonly counters: { readonly purchase: Purchase; readonly seq: number };
  readonly shortage: Shortage | null;
  /** No call before `notBefore`, nor sooner than `gapMs` after `lastSentAt`. */
  readonly pace: {
    readonly gapMs: number;
    readonly lastSentAt: number;
    readonly notBefore: number;
    readonly why: 'rate' | 'trouble';
    /** 429s, and calls without an answer, since the last answer about seats. */
    readonly rated: number;
    readonly troubled: number;
  };
  readonly reading: {
    /** Lost calls have to be looked into before anything else. */
    readonly due: boolean;
    /** Others changed seats since the plan was made: who waits has to be looked at first. */
    readonly stale: boolean;
    /** Failures in a row. */
    readonly failed: number;
    /** It is of no use to try again. */
    readonly futile: boolean;
    /** Reading showed a seat changed by somebody else. */
    readonly surprised: boolean;
  };
  readonly paused: { readonly person: boolean; readonly auth: boolean };
  readonly signedInSeq: number;
  readonly cancelled: boolean;
  readonly stop: StopReason | null;
  /** Null until the run has started. */
  readonly activity: RunActivity | null;
  readonly durable: boolean;
  readonly startedAt: number | null;
  readonly finished: FinishedStatus | null;
  /** Counts events. */
  readonly seq: number;
};

/** What an interrupted run already knows, to be taken up again. */
export type RunPast = {
  readonly results: Chain<EntryResult>;
  readonly tally: Tally;
  readonly lost: readonly LostCall[];
  /** Slots still to be sent. */
  readonly rest: readonly number[];
  readonly nextIndex: number;
  readonly callsDone: number;
  readonly startedAt: number;
};

export const EMPTY_TALLY: Tally = {
  changed: 0,
  'already-so': 0,
  'not-eligible': 0,
  'no-seat': 0,
  failed: 0,
  assigned: 0,
};

export function initialState(runId: string, plan: Plan, past: RunPast | null): RunState {
  const slots = slotsOf(plan);
  const tally = past?.tally ?? EMPTY_TALLY;
  return {
    runId,
    plan,
    slots,
    queue: queueOf(past?.rest ?? slots.entries.map((_, slot) => slot)),
    flights: [],
    lost: past?.lost ?? [],
    undecided: [],
    results: past?.results ?? null,
    tally,
    nextIndex: past?.nextIndex ?? 0,
    callsDone: past?.callsDone ?? 0,
    calls: [],
    limit: { users: 1, known: false, guessed: false },
    counters: { purchase: expectedPurchase(plan, tally), seq: 0 },
    shortage: null,
    pace: { gapMs: 0, lastSentAt: 0, notBefore: 0, why: 'rate', rated: 0, troubled: 0 },
    reading: {
      due: past !== null && past.lost.length > 0,
      stale: false,
      failed: 0,
      futile: false,
      surprised: false,
    },
    paused: { person: false, auth: false },
    signedInSeq: 0,
    cancelled: false,
    stop: null,
    activity: null,
    durable: true,
    startedAt: past?.startedAt ?? null,
    finished: null,
    seq: 0,
  };
}

/** The purchase as it must be if nobody but this run changed seats since the plan was made. */
export function expectedPurchase(plan: Plan, tally: Tally): Purchase {
  const removed = tally.changed - tally.assigned;
  const assignedQuantity = plan.purchase.assignedQuantity + tally.assigned - removed;
  return { ...plan.purchase, assignedQuantity };
}

/** The users of calls that got no answer; and all who wait, when others changed seats. */
export function usersInDoubt({ lost, slots, plan, queue, reading }: RunState): PlanUser[] {
  const segments = lost.map(({ batch }) => batch);
  if (reading.stale) segments.push(...waiting(queue, slots));
  return segments.flatMap((segment) =>
    entriesOf(slots, segment.slots).flatMap((index) => plan.entries[index]?.user ?? []),
  );
}

/** The run with more results. */
export function withResults(state: RunState, results: readonly EntryResult[]): RunState {
  return {
    ...state,
    results: extend(state.results, results),
    tally: addToTally(state.tally, results),
  };
}

/** The tally with more results. */
export function addToTally(tally: Tally, results: readonly EntryResult[]): Tally {
  const sum = { ...tally };
  for (const { outcome, action, entries } of results) {
    sum[outcome] += entries.length;
    if (outcome === 'changed' && action === 'assign') sum.assigned += entries.length;
  }
  return sum;
}
