import type { RosterSnapshot } from '../roster/roster-snapshot';

/** How far the holders of a purchase have been read, for whoever shows a count of them. */
export type HoldersState = {
  readonly waiting: boolean;
  readonly failed: boolean;
  readonly loaded: number;
  readonly total: number | null;
  readonly staleSince: number | null;
};

/** `assigned` is the purchase's counter: the total where GitLab does not count its lists. */
export function holdersState(roster: RosterSnapshot, assigned: number): HoldersState {
  const { status, stale, asOf, holdersLoaded } = roster;
  const underway = status.kind === 'idle' || status.kind === 'loading' || status.kind === 'asking';
  const reported = roster.progress.find((one) => one.list === 'holders')?.total ?? null;
  return {
    waiting: underway && !stale && holdersLoaded === 0 && roster.holdersAsOf === null,
    failed: status.kind === 'failed' && !stale,
    loaded: holdersLoaded,
    total: reported ?? Math.max(assigned, holdersLoaded),
    staleSince: stale ? asOf : null,
  };
}
