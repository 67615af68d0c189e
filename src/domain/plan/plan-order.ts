import type { ActivityDay } from '../seat-user';
import type { Plan, PlanEntry, PlanOrder, SeatAction } from './plan';

/**
 * Indices of the entries that will change, in the order in which they are sent: removals as given,
 * assignments in the plan's order.
 */
export function orderedChanges(plan: Plan): Readonly<Record<SeatAction, readonly number[]>> {
  const remove: number[] = [];
  const assign: PlanEntry[] = [];
  for (const entry of plan.entries) {
    if (entry.disposition !== 'change') continue;
    if (entry.action === 'remove') remove.push(entry.index);
    else assign.push(entry);
  }
  return { remove, assign: inOrder(assign, plan.order).map((entry) => entry.index) };
}

/** Entries in an order; those equal in it stay as given. */
export function inOrder(entries: readonly PlanEntry[], order: PlanOrder): readonly PlanEntry[] {
  if (order === 'given') return entries;
  if (order === 'name') {
    // Always the same one: the plan is read again when its run is resumed, maybe in another language.
    const { compare } = new Intl.Collator('en', { sensitivity: 'base', numeric: true });
    return entries.toSorted((a, b) => compare(nameOf(a), nameOf(b)));
  }
  const field = order === 'last-activity' ? 'lastActivityOn' : 'lastDuoActivityOn';
  return entries.toSorted((a, b) => latestFirst(a.user?.[field], b.user?.[field]));
}

function nameOf(entry: PlanEntry): string {
  return entry.user?.name ?? '';
}

/** Days compare as text. Nothing recorded and not known are neither early nor late: they come last. */
function latestFirst(a: ActivityDay, b: ActivityDay): number {
  const left = a ?? '';
  const right = b ?? '';
  if (left === right) return 0;
  return left < right ? 1 : -1;
}
