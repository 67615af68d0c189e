import type { BatchRecord, RunIdentity } from '../journal/journal';
import type { Plan } from '../plan/plan';

/** What a run is made of: a plan, and who carries it out where. */
export type RunStart = {
  readonly plan: Plan;
  readonly identity: RunIdentity;
  /** Of an interrupted run that is taken up again; calls without an outcome are looked into first. */
  readonly batches?: readonly BatchRecord[];
  /** Of an interrupted run; milliseconds since the epoch. */
  readonly startedAt?: number;
};
