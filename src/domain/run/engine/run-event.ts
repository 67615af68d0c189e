import type { BatchRecord } from '../../journal/journal';
import type { SeatAction } from '../../plan/plan';
import type { Purchase } from '../../purchase';
import type { BatchResult } from './classify-response';
import type { EntryResult, StopReason } from '../report/report';
import type { ProvenRun } from '../recovery/prove-run';
import type { Queue, Segment } from './queue';
import type { FinishedStatus, RunActivity } from './run-snapshot';
import type { BatchLimit, OpenUsers } from './run-state';
import type { SettledDoubts } from '../recovery/settle-lost';

export type SentEvent = {
  readonly type: 'sent';
  readonly record: BatchRecord;
  readonly batch: Segment;
  /** What waits without the batch. */
  readonly queue: Queue;
};

export type AnsweredEvent = {
  readonly type: 'answered';
  readonly now: number;
  readonly index: number;
  readonly batchResult: BatchResult;
  /** For how long nothing is to be sent; 0 for no wait. */
  readonly waitMs: number;
  /** The gap between calls from now on. */
  readonly gapMs: number;
};

/** The seats were read; all lost calls are decided, as far as that can be. */
export type ReadEvent = {
  readonly type: 'read';
  readonly now: number;
  readonly purchase: Purchase;
  readonly queue: Queue;
  readonly results: readonly EntryResult[];
  /** Users whose seat could not be read, and who are not sent again. */
  readonly undecided: readonly OpenUsers[];
  /** Users were found as wanted whom this run had not sent. */
  readonly surprised: boolean;
  /** The reading has a record of its own in the journal. */
  readonly recorded: boolean;
};

export type FailedReadingEvent = {
  readonly type: 'reading-failed';
  readonly now: number;
  readonly problem:
    | { readonly kind: 'again'; readonly why: 'rate' | 'retry'; readonly waitMs: number }
    /** `beganSeq`: when the reading began, to tell an old token from the new one. */
    | { readonly kind: 'auth'; readonly beganSeq: number }
    | { readonly kind: 'stop'; readonly reason: StopReason };
  /** How many failures in a row that makes. */
  readonly failed: number;
};

/** What happens to a run. `now` in milliseconds since the epoch. */
export type RunEvent =
  | {
      readonly type: 'started';
      readonly now: number;
      readonly limit: BatchLimit;
      /** For how long nothing is to be sent. */
      readonly waitMs: number;
    }
  | SentEvent
  | AnsweredEvent
  | ReadEvent
  | FailedReadingEvent
  /** The purchase was read before the first call. */
  | { readonly type: 'checked'; readonly purchase: Purchase }
  /** The purchase was read after a shortage, or because of calls in doubt. */
  | {
      readonly type: 'counted';
      readonly now: number;
      readonly purchase: Purchase;
      readonly settled: SettledDoubts;
    }
  /** The run was read back, or that was given up. */
  | { readonly type: 'proven'; readonly proven: ProvenRun; readonly purchase: Purchase | null }
  | { readonly type: 'proof-failed'; readonly notBefore: number }
  /** These changes could not be read back although the counters contradict them. */
  | {
      readonly type: 'reopened';
      readonly action: SeatAction;
      readonly entries: readonly number[];
    }
  /** No seat is left for the users who wait. */
  | { readonly type: 'no-seats'; readonly results: readonly EntryResult[] }
  | { readonly type: 'activity'; readonly activity: RunActivity }
  | { readonly type: 'paused' }
  | { readonly type: 'resumed' }
  | { readonly type: 'canceled' }
  | { readonly type: 'signed-in' }
  /** The browser lost its network, or has one again. */
  | { readonly type: 'network'; readonly isOnline: boolean }
  | { readonly type: 'not-durable' }
  | { readonly type: 'finished'; readonly status: FinishedStatus };
