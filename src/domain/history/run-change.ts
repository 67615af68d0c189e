import type { JournalRun } from '../journal/journal';
import type { SeatAction } from '../plan/plan';

/** What a run of this browser did to one seat, by its report. */
export type RunChange = {
  readonly runId: string;
  readonly userId: string;
  readonly action: SeatAction;
  /** Between these times (ms): when it was sent, and when GitLab's answer or a reading settled it. */
  readonly sentAt: number;
  readonly settledAt: number;
  /** False where others may have done it: the outcome is unknown, or shared with others at work. */
  readonly certain: boolean;
};

/** The seats that a run changed, or may have changed. */
export function changesOfRun(_run: JournalRun): readonly RunChange[] {
  return [];
}
