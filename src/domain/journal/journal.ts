import type { Plan, PlanAction, PlanOrigin, SeatAction } from '../plan/plan';
import type { SeatScope, Purchase } from '../purchase';
import type { EntryResult, ReportCounts, RunEnd, RunProof } from '../run/report/report';

/** Who runs it, and where; never a token. */
export type RunIdentity = {
  readonly id: string;
  /** The username of the Owner who is signed in. */
  readonly who: string;
  /** The instance's URL. */
  readonly instance: string;
  readonly scope: SeatScope;
};

/** The head of a run: small, written when the run starts and when it ends. Times in ms since the epoch. */
export type RunHeader = RunIdentity & {
  readonly planId: string;
  readonly action: PlanAction;
  readonly origin: PlanOrigin;
  /** The purchase when the plan was made. */
  readonly purchase: Purchase;
  /** Entries that the plan wants to change. */
  readonly changes: number;
  readonly startedAt: number;
  readonly finishedAt: number | null;
  /** Null while the run is under way, or was when the page went away. */
  readonly end: RunEnd | null;
  /** Of the report; null until the end. */
  readonly counts: ReportCounts | null;
  /** The counters of GitLab's last answer; null until the end. */
  readonly counters: Purchase | null;
  readonly needsReread: boolean;
  /** What GitLab showed when the run was read back; absent from runs of earlier versions of this app. */
  readonly proof?: RunProof | null;
};

/**
 * One call of a run, or one reading of the seats.
 * - `sent`: written before the call. Found like this later, its effect is unknown.
 * - `uncertain`: the call got no answer.
 * - `settled`: the answer, or a reading, said what became of it. Entries that no result names were
 *   not changed by it and are to be sent again.
 */
export type BatchRecord = {
  readonly runId: string;
  /** From 0, in the order of sending; one record for each call. */
  readonly index: number;
  readonly kind: 'call' | 'reading';
  readonly action: SeatAction;
  /** Indices into the plan's entries. */
  readonly entries: readonly number[];
  readonly status: 'sent' | 'uncertain' | 'settled';
  readonly sentAt: number;
  readonly settledAt: number | null;
  /** GitLab's code, or the kind of the error, where there was one. */
  readonly code: string | null;
  readonly results: readonly EntryResult[];
  /** GitLab's counter of assigned seats after it, where known. */
  readonly assignedAfter?: number;
};

export type JournalRecord =
  | { readonly kind: 'run'; readonly header: RunHeader }
  | { readonly kind: 'plan'; readonly runId: string; readonly plan: Plan }
  | { readonly kind: 'batch'; readonly batch: BatchRecord };

/** What the runner needs of a journal. */
export type RunJournal = {
  /** Writes all or nothing; resolved means stored. A record with the same key is replaced. */
  save(records: readonly JournalRecord[]): Promise<void>;
  /** False once something could not be stored: what is kept in memory only goes with the page. */
  readonly durable: boolean;
};

/** A whole run as it was kept. */
export type JournalRun = {
  readonly header: RunHeader;
  readonly plan: Plan;
  /** By index. */
  readonly batches: readonly BatchRecord[];
};

/** How much is kept: runs that ended longer ago go, and the oldest beyond a number. */
export type Retention = { readonly maxAgeMs: number; readonly maxRuns: number };

export const DEFAULT_RETENTION: Retention = { maxAgeMs: 365 * 24 * 3_600_000, maxRuns: 200 };

/** Runs kept on this browser. */
export type Journal = RunJournal & {
  /** All heads, the latest start first. */
  list(): Promise<readonly RunHeader[]>;
  get(runId: string): Promise<JournalRun | null>;
  delete(runId: string): Promise<void>;
  /** Deletes what retention no longer keeps; runs not ended are only deleted by age. Resolves to how many. */
  prune(retention: Retention, now: number): Promise<number>;
};
