import type { JournalRun } from '../journal/journal';
import type { SeatAction } from '../plan/plan';
import { reportOfRun } from '../run/report/build-report';
import type { ReportState } from '../run/report/report';

/** What a run of this browser did to one seat, by its report. */
export type RunChange = {
  readonly runId: string;
  readonly userId: string;
  readonly action: SeatAction;
  /** Between these times (ms): when it was first sent, and when an answer or a reading last said what became of it. */
  readonly sentAt: number;
  readonly settledAt: number;
  /** False where others may have done it: the outcome is unknown, or shared with others at work. */
  readonly certain: boolean;
};

const CHANGED: ReadonlySet<ReportState> = new Set([
  'assigned',
  'removed',
  'shared',
  'unknown-outcome',
]);

/** The seats that a run changed, or may have changed. */
export function changesOfRun(run: JournalRun): readonly RunChange[] {
  const { header, batches } = run;
  const until = header.finishedAt ?? batches.at(-1)?.sentAt ?? header.startedAt;
  const times = new Map<number, { readonly sentAt: number; readonly settledAt: number }>();
  for (const { entries, sentAt, settledAt } of batches) {
    for (const index of entries) {
      const known = times.get(index);
      times.set(index, {
        sentAt: Math.min(known?.sentAt ?? sentAt, sentAt),
        settledAt: Math.max(known?.settledAt ?? 0, settledAt ?? until, sentAt),
      });
    }
  }
  return reportOfRun(run).entries.flatMap(({ index, action, state, user }): RunChange[] => {
    const time = times.get(index);
    if (!CHANGED.has(state) || user === null || time === undefined) return [];
    const certain = state === 'assigned' || state === 'removed';
    return [{ runId: header.id, userId: user.id, action, ...time, certain }];
  });
}

/** By user, in the order in which they were settled. */
export function changesByUser(
  changes: Iterable<RunChange>,
): ReadonlyMap<string, readonly RunChange[]> {
  const byUser = new Map<string, RunChange[]>();
  for (const change of changes) {
    const others = byUser.get(change.userId);
    if (others) others.push(change);
    else byUser.set(change.userId, [change]);
  }
  for (const own of byUser.values()) own.sort((a, b) => a.settledAt - b.settledAt);
  return byUser;
}
