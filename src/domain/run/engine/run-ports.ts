import type { Backoff } from '../../backoff';
import type { Clock } from '../../clock';
import type { SeatGateway } from '../../gateway';
import type { BatchRecord, RunIdentity, RunJournal } from '../../journal/journal';
import type { Plan } from '../../plan/plan';

/**
 * The largest batch that an instance is known to take. GitLab's limit is 50 or 100, by version, and only
 * its error names it, so it is learned once and remembered.
 */
export type BatchLimitMemory = {
  get(): number | null | Promise<number | null>;
  set(limit: number): void | Promise<void>;
};

/** A plan, and who carries it out where. */
export type RunStart = {
  readonly plan: Plan;
  readonly identity: RunIdentity;
  /** Of an interrupted run that is resumed; calls without an outcome are decided first. */
  readonly batches?: readonly BatchRecord[];
  /** Of an interrupted run; milliseconds since the epoch. */
  readonly startedAt?: number;
};

/** Seats as GitLab confirmed them, for the roster: by user ID, whether a seat is held. */
export type SeatPatches = ReadonlyMap<string, boolean>;

export type RunnerPorts = {
  /** Every call must end; one that is given up rejects with `network` or `canceled`. */
  readonly gateway: SeatGateway;
  readonly clock: Clock;
  /** From 0 up to but not including 1. */
  readonly random: () => number;
  readonly journal: RunJournal;
  readonly limits: BatchLimitMemory;
  /** Called after each confirmed change, so that tables and counters can follow. */
  readonly onSeats?: (patches: SeatPatches) => void;
};

export type RunPolicy = {
  /** The batch to begin with when nothing is remembered. */
  readonly firstBatch: number;
  /** Calls at once while seats are plenty. GitLab locks the purchase row: more only queue up. */
  readonly concurrency: number;
  /** Calls without an answer that a user may be part of before they end as `failed`. */
  readonly maxAttempts: number;
  /** Failed readings in a row before the run is stopped as `unreachable`. */
  readonly maxReadings: number;
  /** Attempts at reading a run back before it ends unverified. */
  readonly maxProofs: number;
  /** Users on a page when seats are read; GitLab gives 100 at most. */
  readonly pageSize: number;
  readonly backoff: Backoff;
  /** The gap between calls after the first 429; doubles with each further one up to the cap. */
  readonly gapStepMs: number;
  readonly maxGapMs: number;
  /** Over how long the rate of users is measured. */
  readonly rateWindowMs: number;
};

export const DEFAULT_POLICY: RunPolicy = {
  firstBatch: 100,
  concurrency: 2,
  maxAttempts: 4,
  maxReadings: 8,
  maxProofs: 3,
  pageSize: 100,
  backoff: { baseMs: 1_000, capMs: 30_000 },
  gapStepMs: 250,
  maxGapMs: 4_000,
  rateWindowMs: 60_000,
};
