import type { JournalRun } from '../../journal/journal';
import type { Disposition, Plan, PlanEntry } from '../../plan/plan';
import type { Purchase } from '../../purchase';
import { foldBatches } from '../recovery/resume';
import {
  type EntryResult,
  type OutcomeKind,
  type Report,
  REPORT_STATES,
  type ReportCounts,
  type ReportEntry,
  type ReportReason,
  type ReportState,
  type RunEnd,
  type RunProof,
} from './report';

export type ReportInput = {
  readonly runId: string;
  readonly plan: Plan;
  readonly results: Iterable<EntryResult>;
  /** Entries whose outcome is unknown, with the code of the error. */
  readonly unknown: ReadonlyMap<number, string>;
  readonly end: RunEnd;
  readonly startedAt: number;
  readonly finishedAt: number;
  readonly counters: Purchase;
  readonly proof: RunProof | null;
};

/** Accounts for every entry of a plan, in one pass. */
export function buildReport(input: ReportInput): Report {
  const { plan, end, unknown } = input;
  const outcomes = new Map<number, EntryState>();
  for (const { action, outcome, reason, entries } of input.results) {
    const changed = reason === 'shared' ? 'shared' : CHANGED[action];
    const state = outcome === 'changed' ? changed : outcome;
    for (const index of entries) outcomes.set(index, { state, reason });
  }
  const counts = emptyCounts();
  const entries = plan.entries.map((entry): ReportEntry => {
    const { state, reason } =
      outcomes.get(entry.index) ?? withoutOutcome(entry, unknown.get(entry.index), end);
    counts[state] += 1;
    const { index, action, user, line } = entry;
    return { index, action, state, reason, user, line };
  });
  return {
    runId: input.runId,
    planId: plan.id,
    action: plan.action,
    origin: plan.origin,
    end,
    startedAt: input.startedAt,
    finishedAt: input.finishedAt,
    purchase: plan.purchase,
    counters: input.counters,
    entries,
    counts,
    proof: input.proof,
    emails: counts.assigned,
  };
}

/** The report of a run in the journal; of one that was interrupted, as far as it came. */
export function reportOfRun({ header, plan, batches }: JournalRun): Report {
  const { results, unknown } = foldBatches(batches);
  return buildReport({
    runId: header.id,
    plan,
    results,
    unknown,
    end: header.end ?? { kind: 'interrupted' },
    startedAt: header.startedAt,
    finishedAt: header.finishedAt ?? batches.at(-1)?.sentAt ?? header.startedAt,
    counters: header.counters ?? plan.purchase,
    proof: header.proof ?? null,
  });
}

/** The run without days of activity of its users, which a team view does not show. */
export function withoutActivity(run: JournalRun): JournalRun {
  const entries = run.plan.entries.map((entry): PlanEntry => {
    if (entry.user === null) return entry;
    const user = { ...entry.user, lastActivityOn: undefined, lastDuoActivityOn: undefined };
    return { ...entry, user };
  });
  return { ...run, plan: { ...run.plan, entries } };
}

type EntryState = { readonly state: ReportState; readonly reason: ReportReason };

const CHANGED = { assign: 'assigned', remove: 'removed' } as const satisfies Record<
  ReportEntry['action'],
  ReportState
>;

const PLANNED: Readonly<Record<Exclude<Disposition, 'change'>, ReportState>> = {
  'already-so': 'already-so',
  'not-eligible': 'not-eligible',
  blocked: 'blocked',
  'no-seat': 'no-seat',
  protected: 'protected',
  duplicate: 'duplicate',
  unknown: 'unknown-user',
  ambiguous: 'ambiguous',
} satisfies Record<Exclude<Disposition, 'change'>, Exclude<ReportState, OutcomeKind> | OutcomeKind>;

function withoutOutcome(entry: PlanEntry, lost: string | undefined, end: RunEnd): EntryState {
  if (entry.disposition !== 'change') {
    return { state: PLANNED[entry.disposition], reason: 'plan' };
  }
  if (lost !== undefined) return { state: 'unknown-outcome', reason: lost };
  return { state: 'not-attempted', reason: end.kind === 'stopped' ? end.reason : end.kind };
}

function emptyCounts(): Record<ReportState, number> {
  return Object.fromEntries(REPORT_STATES.map((state) => [state, 0])) as ReportCounts;
}
