import type { BatchRecord, RunIdentity } from '../../journal/journal';
import type { Plan } from '../../plan/plan';

/** What a run is made of: a plan, and who carries it out where. */
export type RunStart = {
  readonly plan: Plan;
  readonly identity: RunIdentity;
  /**
   * Asks for the counters first. If others changed seats since the plan was made, finds out who is as wanted
   * already: GitLab's answers do not tell them from those whom the run changes.
   */
  readonly check?: boolean;
  /** Of an interrupted run that is taken up again; calls without an outcome are looked into first. */
  readonly batches?: readonly BatchRecord[];
  /** Of an interrupted run; milliseconds since the epoch. */
  readonly startedAt?: number;
};
