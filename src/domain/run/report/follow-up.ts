import { buildPlan, type PlanContext, type PlanRequest } from '../../plan/build-plan';
import type { Plan, PlanOrigin, PlanSubject, PlanUser, SeatAction } from '../../plan/plan';
import type { RosterIndex } from '../../plan/match-users';
import type { Report, ReportEntry, ReportState } from './report';

export type FollowUpContext = Omit<PlanContext, 'origin'> & {
  /** The users as they are now; missing ones are as the report left them. */
  readonly roster: RosterIndex;
};

export type UndoPlan = {
  readonly plan: Plan;
  /** E-mails that GitLab sent when these seats were assigned; an undo cannot recall them. */
  readonly emailsOut: number;
};

/** States that another try may change: nothing was done, or the outcome is unknown. */
const RETRYABLE: ReadonlySet<ReportState> = new Set([
  'failed',
  'no-seat',
  'unknown-outcome',
  'not-attempted',
]);

/** What a run really changed, and an undo takes back. */
const CHANGED: ReadonlySet<ReportState> = new Set(['assigned', 'removed']);

/** The users of a follow-up. */
export function usersToFollow(kind: 'undo' | 'retry', report: Report): PlanUser[] {
  const states = kind === 'undo' ? CHANGED : RETRYABLE;
  return report.entries.flatMap(({ state, user }) => (user && states.has(state) ? [user] : []));
}

/** Retry the users who failed. */
export function retryPlan(report: Report, context: FollowUpContext): Plan {
  const open = report.entries.filter((entry) => RETRYABLE.has(entry.state));
  const origin = originOf('retry', report);
  return planOf(
    open.filter((entry) => entry.action === 'remove'),
    open.filter((entry) => entry.action === 'assign'),
    report.action === 'remove' ? 'remove' : 'assign',
    { ...context, origin },
  );
}

/** Undo what a run really changed: assign its removals, remove its assignments. */
export function undoPlan(report: Report, context: FollowUpContext): UndoPlan {
  const assigned = report.entries.filter((entry) => entry.state === 'assigned');
  const removed = report.entries.filter((entry) => entry.state === 'removed');
  const origin = originOf('undo', report);
  const plan = planOf(assigned, removed, report.action === 'remove' ? 'assign' : 'remove', {
    ...context,
    origin,
  });
  return { plan, emailsOut: assigned.length };
}

function originOf(kind: 'retry' | 'undo', report: Report): PlanOrigin {
  const { runId, action, startedAt, entries } = report;
  const changes = entries.filter(({ reason }) => reason !== 'plan').length;
  return { kind, runId, of: { action, changes, startedAt } };
}

/** `otherwise`: the action of a plan in which there is nothing to do. */
function planOf(
  remove: readonly ReportEntry[],
  assign: readonly ReportEntry[],
  otherwise: SeatAction,
  context: PlanContext & FollowUpContext,
): Plan {
  const removals = subjectsOf(remove, context.roster);
  const assignments = subjectsOf(assign, context.roster);
  return buildPlan(requestOf(removals, assignments, otherwise), context);
}

function requestOf(
  remove: readonly PlanSubject[],
  assign: readonly PlanSubject[],
  otherwise: SeatAction,
): PlanRequest {
  if (remove.length > 0 && assign.length > 0) return { action: 'swap', remove, assign };
  if (remove.length > 0) return { action: 'remove', subjects: remove };
  if (assign.length > 0) return { action: 'assign', subjects: assign };
  return { action: otherwise, subjects: [] };
}

function subjectsOf(entries: readonly ReportEntry[], roster: RosterIndex): PlanSubject[] {
  const subjects: PlanSubject[] = [];
  for (const { user, line, state } of entries) {
    if (user === null) continue;
    const now = roster.byId.get(user.id) ?? asLeft(user, state);
    subjects.push({ user: now, line });
  }
  return subjects;
}

function asLeft(user: PlanUser, state: ReportState): PlanUser {
  if (state !== 'assigned' && state !== 'removed') return user;
  return { ...user, holdsSeat: state === 'assigned' };
}
