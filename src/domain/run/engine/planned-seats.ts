import type { Plan, SeatAction } from '../../plan/plan';
import { orderedChanges } from '../../plan/plan-order';

/**
 * The changes of a plan, numbered in the order in which they are to be sent: removals first. A slot
 * is such a number; comparing slots compares places in the plan's order.
 */
export type Slots = {
  /** From slot to index into the plan's entries. */
  readonly entries: readonly number[];
  /** From slot to user ID. */
  readonly userIds: readonly string[];
  /** Slots below this number are removals. */
  readonly removals: number;
};

export function slotsOf(plan: Plan): Slots {
  const { remove, assign } = orderedChanges(plan);
  const entries = [...remove, ...assign];
  const userIds = entries.map((index) => plan.entries[index]?.user?.id ?? '');
  return { entries, userIds, removals: remove.length };
}

export function actionOf(slots: Pick<Slots, 'removals'>, slot: number): SeatAction {
  return slot < slots.removals ? 'remove' : 'assign';
}

/** Indices into the plan's entries. */
export function entriesOf(slots: Slots, chosen: readonly number[]): number[] {
  return chosen.map((slot) => slots.entries[slot] ?? -1);
}

export function userIdsOf(slots: Slots, chosen: readonly number[]): string[] {
  return chosen.map((slot) => slots.userIds[slot] ?? '');
}
