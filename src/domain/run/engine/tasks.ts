import type { Plan, SeatAction } from '../../plan/plan';
import { orderedChanges } from '../../plan/plan-order';

/**
 * The changes of a plan, numbered in the order in which they are to be sent: removals first. A slot
 * is such a number; comparing slots compares places in the plan's order.
 */
export type Tasks = {
  /** From slot to index into the plan's entries. */
  readonly entries: readonly number[];
  /** From slot to user ID. */
  readonly userIds: readonly string[];
  /** Slots below this number are removals. */
  readonly removals: number;
};

export function tasksOf(plan: Plan): Tasks {
  const { remove, assign } = orderedChanges(plan);
  const entries = [...remove, ...assign];
  const userIds = entries.map((index) => plan.entries[index]?.user?.id ?? '');
  return { entries, userIds, removals: remove.length };
}

export function actionOf(tasks: Pick<Tasks, 'removals'>, task: number): SeatAction {
  return task < tasks.removals ? 'remove' : 'assign';
}

/** Indices into the plan's entries. */
export function entriesOf(tasks: Tasks, chosen: readonly number[]): number[] {
  return chosen.map((task) => tasks.entries[task] ?? -1);
}

export function userIdsOf(tasks: Tasks, chosen: readonly number[]): string[] {
  return chosen.map((task) => tasks.userIds[task] ?? '');
}
