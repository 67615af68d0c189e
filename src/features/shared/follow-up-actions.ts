import type { Report } from '../../domain/run/report/report';

/** What can follow a run. */
export type FollowUpKind = 'undo' | 'retry';

export type FollowUpActions = {
  /** Makes the plan and shows it. */
  readonly ask: (kind: FollowUpKind, report: Report) => void;
  /** What is being prepared just now. */
  readonly pending: FollowUpKind | null;
};
