import { balanceOf } from './ledger';
import type { EntryResult, OutcomeKind, RunProof } from '../report/report';
import { ledgerOf, toArray } from '../engine/run-results';
import { doubtedEntries, openEntries, type RunState } from '../engine/run-state';
import type { SeatReading } from './seat-reader';
import { actionOf } from '../engine/queue';

/**
 * What reading a run back showed: results that replace earlier ones, entries whose outcome is unknown after
 * all, and the proof for the report.
 */
export type ProvenRun = {
  readonly corrections: readonly EntryResult[];
  readonly reopened: readonly number[];
  readonly proof: RunProof;
};

/** Whether the counters account for all that the run is taken to have changed, and for nothing else. */
export function isAccountedFor(state: RunState, assignedQuantity: number): boolean {
  const balance = balanceOf(state.baseline, toArray(state.ledger));
  const isExact = balance.isExact && balance.assignedQuantity === assignedQuantity;
  return isExact && doubtedEntries(state).size === 0;
}

/**
 * Compares a run whose calls are done with what GitLab shows. `reading` is null where the counters
 * account for everything, so that no user has to be read.
 *
 * GitLab's answers are evidence: a user whose seat contradicts an answer was not changed, and one who is as
 * wanted without any answer was. Where the counters moved by less than the answers say, others made some
 * of the changes.
 */
export function proveRun(state: RunState, reading: SeatReading | null, at: number): ProvenRun {
  const read = reading === null ? NOTHING_READ : readBack(state, reading);
  const late = ledgerOf(read.found, reading?.purchase.assignedQuantity ?? 0, true);
  const ledger = [...toArray(state.ledger), ...late];
  const contradicted = new Set(read.contradicted.flatMap(({ entries }) => entries));
  const reopened = balanceOf(state.baseline, ledger, contradicted).unclear.flatMap(({ entries }) =>
    entries.filter((entry) => read.unread.has(entry)),
  );
  for (const entry of reopened) contradicted.add(entry);
  const { unclear } = balanceOf(state.baseline, ledger, contradicted);
  const shared = unclear.map(({ action, entries }): EntryResult => ({
    action,
    outcome: 'changed',
    reason: 'shared',
    entries: entries.filter((entry) => !contradicted.has(entry)),
  }));
  const corrections = [...read.contradicted, ...read.found, ...shared];
  const by = reading === null ? 'counters' : 'users';
  const { differences, unread } = read;
  return {
    corrections: corrections.filter(({ entries }) => entries.length > 0),
    reopened,
    proof: { kind: 'read', at, by, differences, unread: unread.size },
  };
}

type ReadBack = {
  /** Changes that GitLab confirmed and does not show, and calls without effect. */
  readonly contradicted: readonly EntryResult[];
  /** As wanted, although no answer said so. */
  readonly found: readonly EntryResult[];
  readonly differences: readonly number[];
  /** Entries whose seat could not be read. */
  readonly unread: ReadonlySet<number>;
};

const NOTHING_READ: ReadBack = { contradicted: [], found: [], differences: [], unread: new Set() };

function readBack(state: RunState, { holdsSeat }: SeatReading): ReadBack {
  const { tasks } = state;
  const outcomes = lastOutcomes(state);
  const open = openEntries(state);
  const doubted = doubtedEntries(state);
  const contradicted: EntryResult[] = [];
  const found: EntryResult[] = [];
  const differences: number[] = [];
  const unread = new Set<number>();
  tasks.entries.forEach((entry, task) => {
    const action = actionOf(tasks, task);
    const holds = holdsSeat(tasks.userIds[task] ?? '');
    if (holds === undefined) {
      unread.add(entry);
      return;
    }
    const isWanted = holds === (action === 'assign');
    const outcome = outcomes.get(entry);
    const openCode = outcome === undefined ? open.get(entry) : undefined;
    const about = { action, entries: [entry] };
    if (openCode !== undefined) {
      if (isWanted) found.push({ ...about, outcome: 'changed', reason: 'reading' });
      else contradicted.push({ ...about, outcome: 'failed', reason: openCode });
      return;
    }
    if (isWanted === (outcome === 'changed' || outcome === 'already-so')) return;
    if (doubted.has(entry)) {
      found.push({ ...about, outcome: 'changed', reason: 'shared' });
      return;
    }
    differences.push(entry);
    if (outcome === 'changed') {
      contradicted.push({ ...about, outcome: 'failed', reason: 'read-back' });
    } else if (isWanted) {
      const wasSent = outcome === 'not-eligible' || outcome === 'failed';
      found.push({ ...about, outcome: wasSent ? 'changed' : 'already-so', reason: 'reading' });
    }
  });
  return { contradicted, found, differences, unread };
}

function lastOutcomes({ results }: RunState): Map<number, OutcomeKind> {
  const outcomes = new Map<number, OutcomeKind>();
  for (const { outcome, entries } of toArray(results)) {
    for (const entry of entries) outcomes.set(entry, outcome);
  }
  return outcomes;
}
