import type { PlanAction, PlanLine, PlanOrigin, PlanUser, SeatAction } from '../../plan/plan';
import type { Purchase } from '../../purchase';

/**
 * The outcome of an entry that a run was to change, as far as GitLab confirmed it.
 * - `changed`: has the seat (or lost it), and this run did it.
 * - `already-so`: was in the wanted state without us.
 * - `not-eligible`: GitLab refuses this user.
 * - `no-seat`: no seat was left.
 * - `failed`: refused, or given up; nothing changed.
 */
export type OutcomeKind = 'changed' | 'already-so' | 'not-eligible' | 'no-seat' | 'failed';

/**
 * Why an outcome is what it is.
 * - `answer`: GitLab said so in its answer to our call.
 * - `reading`: found by reading the counters or who holds a seat, after an answer was lost or in doubt.
 * - `not-returned`: GitLab assigned seats to others in the call and left this user out.
 * - `read-back`: GitLab confirmed the change, and then showed the seat as if it had not been made.
 * - `shared`: the counters moved by less than GitLab's answers say, so others made some of the changes;
 *   which ones is unknown.
 * - otherwise GitLab's own code (`NOT_ENOUGH_SEATS`, …), or the kind of the error that was given up on.
 */
export type OutcomeReason =
  'answer' | 'reading' | 'not-returned' | 'read-back' | 'shared' | (string & {});

/** One outcome for some entries of a plan, by index. */
export type EntryResult = {
  readonly action: SeatAction;
  readonly outcome: OutcomeKind;
  readonly reason: OutcomeReason;
  readonly entries: readonly number[];
};

/**
 * Why a run ended before everything was attempted.
 * - `gone`: the purchase is no longer active, or no longer ours to change.
 * - `permission`, `scope`: the token may not do this.
 * - `schema`: this GitLab does not understand us.
 * - `unreachable`: GitLab could not be asked what became of a lost answer.
 */
export type StopReason = 'gone' | 'permission' | 'scope' | 'schema' | 'unreachable';

/**
 * What GitLab showed when a run was read back.
 * - `read`: by its `counters` alone, where they moved exactly as the run accounts for, or by the `users`.
 *   `differences` are the entries whose seat is not as the answers said, `unread` counts users whose seat
 *   could not be read.
 * - `unavailable`: GitLab could not be asked; `code` says why.
 * `at` in milliseconds since the epoch.
 */
export type RunProof =
  | {
      readonly kind: 'read';
      readonly at: number;
      readonly by: 'counters' | 'users';
      readonly differences: readonly number[];
      readonly unread: number;
    }
  | { readonly kind: 'unavailable'; readonly at: number; readonly code: string };

/** `interrupted`: the page was closed; such a run can be resumed. */
export type RunEnd =
  | { readonly kind: 'completed' }
  | { readonly kind: 'interrupted' }
  | { readonly kind: 'canceled' }
  | { readonly kind: 'stopped'; readonly reason: StopReason };

/**
 * The one terminal state of each entry of a plan after its run.
 * - `assigned`, `removed`: this run did it.
 * - `shared`: as wanted, by this run or by others at the same time; GitLab does not tell which.
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
 * (`canceled`, `interrupted`, or a stop reason).
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

/** All entries of a plan, each in exactly one state. Times in milliseconds since the epoch. */
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

type ReportFilter = {
  /** Left out or empty: every state. */
  readonly states?: ReadonlySet<ReportState>;
  /** Part of a username, a name, or what a line said; case does not matter. */
  readonly text?: string;
};

/** The entries of a report that match, in its order. */
export function filterReport(report: Report, filter: ReportFilter): readonly ReportEntry[] {
  const { states } = filter;
  const text = filter.text?.trim().replace(/^@/, '').toLowerCase() ?? '';
  return report.entries.filter((entry) => {
    if (states && states.size > 0 && !states.has(entry.state)) return false;
    if (text === '') return true;
    const terms = [entry.user?.username, entry.user?.name, entry.line?.text];
    return terms.some((word) => word?.toLowerCase().includes(text));
  });
}
