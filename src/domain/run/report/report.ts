import type { PlanAction, PlanLine, PlanOrigin, PlanUser, SeatAction } from '../../plan/plan';
import type { Purchase } from '../../purchase';
import type { OutcomeReason, RunEnd, RunProof } from './outcome';

/**
 * The one terminal state of each entry of a plan after its run.
 * - `assigned`, `removed`: this run did it.
 * - `shared`: as wanted, by this run or by somebody else at the same time; GitLab does not tell which.
 * - `already-so`: was so before, or became so without us.
 * - `unknown-outcome`: a call got no answer and the seats could not be read afterwards.
 * - `not-attempted`: the run ended before it, or what was sent took no effect and was not sent again.
 * - the others as in the plan ({@link Disposition}), or found out by the run.
 */
export type ReportState =
  | 'assigned'
  | 'removed'
  | 'shared'
  | 'already-so'
  | 'protected'
  | 'not-eligible'
  | 'blocked'
  | 'no-seat'
  | 'unknown-user'
  | 'ambiguous'
  | 'duplicate'
  | 'failed'
  | 'unknown-outcome'
  | 'not-attempted';

export const REPORT_STATES: readonly ReportState[] = [
  'assigned',
  'removed',
  'shared',
  'already-so',
  'protected',
  'not-eligible',
  'blocked',
  'no-seat',
  'unknown-user',
  'ambiguous',
  'duplicate',
  'failed',
  'unknown-outcome',
  'not-attempted',
];

/**
 * Why: `plan` when the plan knew it beforehand, an {@link OutcomeReason}, or why the run ended
 * (`cancelled`, `interrupted`, or a stop reason).
 */
export type ReportReason = 'plan' | OutcomeReason;

export type ReportEntry = {
  /** Index into the plan's entries. */
  readonly index: number;
  readonly action: SeatAction;
  readonly state: ReportState;
  readonly reason: ReportReason;
  readonly user: PlanUser | null;
  readonly line: PlanLine | null;
};

export type ReportCounts = Readonly<Record<ReportState, number>>;

/** Everyone of a plan, each in exactly one state. Times in milliseconds since the epoch. */
export type Report = {
  readonly runId: string;
  readonly planId: string;
  readonly action: PlanAction;
  readonly origin: PlanOrigin;
  readonly end: RunEnd;
  readonly startedAt: number;
  readonly finishedAt: number;
  /** The purchase when the plan was made, and as of GitLab's last answer. */
  readonly purchase: Purchase;
  readonly counters: Purchase;
  readonly entries: readonly ReportEntry[];
  readonly counts: ReportCounts;
  /** What GitLab showed when the run was read back; null when it was not. */
  readonly proof: RunProof | null;
  /** E-mails that GitLab sent for this run, unless the instance has them switched off. */
  readonly emails: number;
};
