import type { SeatAction } from '../../plan/plan';

/** What a call or a reading seems to have changed, and GitLab's counter of assigned seats after it. */
export type LedgerEntry = {
  readonly action: SeatAction;
  /** Indices into the plan's entries. */
  readonly entries: readonly number[];
  readonly assignedAfter: number;
  /** A lost call, decided by reading: its effect may have come before that of calls answered earlier. */
  readonly isLate: boolean;
};

export type Balance = {
  /** The counter moved exactly as the run accounts for. */
  readonly isExact: boolean;
  /** The counter as of the last entry. */
  readonly assignedQuantity: number;
  /** Calls after which the counter had moved by less than they are taken to have changed. */
  readonly unclear: readonly LedgerEntry[];
};

/**
 * Compares what a run is taken to have changed with GitLab's counter. A counter that moved by less shows
 * that others had made some of the changes before: GitLab confirms these as well. One that moved
 * by more says nothing about the users of the run: others changed other seats.
 *
 * `contradicted`: entries that a reading shows otherwise, so they account for nothing.
 */
export function balanceOf(
  start: number,
  ledger: readonly LedgerEntry[],
  contradicted: ReadonlySet<number> = new Set(),
): Balance {
  const unclear: LedgerEntry[] = [];
  let assigned = start;
  /** What the counter moved by beyond the answers; a lost call may account for it later. */
  const surplus = { assign: 0, remove: 0 };
  for (const tied of inOrderOfExecution(ledger)) {
    const [{ action, assignedAfter, isLate }] = tied;
    const moved = (assignedAfter - assigned) * (action === 'assign' ? 1 : -1);
    const claimed = tied.flatMap(({ entries }) =>
      entries.filter((one) => !contradicted.has(one)),
    ).length;
    const lacking = claimed - moved;
    const explained = isLate ? Math.min(Math.max(0, lacking), surplus[action]) : 0;
    surplus[action] += Math.max(0, -lacking) - explained;
    if (lacking > explained) unclear.push(...tied);
    assigned = assignedAfter;
  }
  const isExact = unclear.length === 0 && surplus.assign === 0 && surplus.remove === 0;
  return { isExact, assignedQuantity: assigned, unclear };
}

/** The counter of assigned seats if only the run changed seats. */
export function expectedBy(ledger: readonly LedgerEntry[], start: number): number {
  return ledger.reduce(
    (sum, { action, entries }) => sum + (action === 'assign' ? entries.length : -entries.length),
    start,
  );
}

type Tied = [LedgerEntry, ...LedgerEntry[]];

/**
 * Answers of calls that were under way together may arrive in another order than they were executed.
 * Readings, and calls of another action, are never under way with others. Of calls with the same counter
 * the order is unknown, so they count as one.
 */
function inOrderOfExecution(ledger: readonly LedgerEntry[]): Tied[] {
  const ordered: Tied[] = [];
  let together: LedgerEntry[] = [];
  const flush = (): void => {
    const sign = together[0]?.action === 'remove' ? -1 : 1;
    let tied: Tied | null = null;
    for (const entry of together.sort((a, b) => sign * (a.assignedAfter - b.assignedAfter))) {
      if (tied?.[0].assignedAfter === entry.assignedAfter) tied.push(entry);
      else ordered.push((tied = [entry]));
    }
    together = [];
  };
  for (const entry of ledger) {
    if (entry.isLate || entry.action !== together[0]?.action) flush();
    if (entry.isLate) ordered.push([entry]);
    else together.push(entry);
  }
  flush();
  return ordered;
}
