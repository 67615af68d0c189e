import type { PlanAction, SeatAction } from '../../plan/plan';
import type { Purchase } from '../../purchase';
import type { OutcomeKind, Report, RunEnd } from '../report/report';

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
  | {
      readonly kind: 'waiting';
      readonly why: 'rate' | 'retry' | 'throughput';
      readonly until: number;
    }
  | { readonly kind: 'reading' }
  /** All calls are done; what they changed is being read back. */
  | { readonly kind: 'verifying' };

/**
 * `user`: paused by the user of this app. `auth`: the token is refused; sign in again to go on. `network`: the
 * browser is offline.
 */
export type PauseReason = 'user' | 'auth' | 'network';

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
