import type { ActivityDay } from '../seat-user';
import type {
  DispositionCounts,
  Plan,
  PlanEntry,
  PlanOrder,
  SeatAction,
  Shortfall,
  ShortfallChoice,
} from './plan';

/** A plan before it is known whether the seats suffice. */
export type PlanDraft = Pick<
  Plan,
  'id' | 'action' | 'origin' | 'createdAt' | 'purchase' | 'entries'
>;

/** Until the Owner chooses: in the order given. */
export const DEFAULT_CHOICE: ShortfallChoice = { kind: 'take-first', order: 'given' };

/** The plan with another choice for a shortfall. Without one, the choice sets the order of sending. */
export function chooseShortfall(plan: PlanDraft, choice: ShortfallChoice): Plan {
  const wanting = plan.entries.filter(wantsSeat);
  const removals = plan.entries.filter(isRemoval).length;
  const { purchase } = plan;
  // Removals free no seat until the purchase is no longer over-assigned.
  const available = Math.max(0, purchase.purchasedQuantity - purchase.assignedQuantity + removals);
  const missing = wanting.length - available;
  const shortfall: Shortfall | null =
    missing > 0 ? { wanted: wanting.length, available, missing, choice } : null;
  const order = choice.kind === 'take-first' ? choice.order : 'given';
  const taken = choice.kind === 'cancel' && shortfall ? 0 : available;
  const seated = shortfall
    ? new Set(
        inOrder(wanting, order)
          .slice(0, taken)
          .map((entry) => entry.index),
      )
    : null;
  const entries = plan.entries.map((entry) => decide(entry, seated));
  const changes = { assign: seated?.size ?? wanting.length, remove: removals };
  const before = purchase.assignedQuantity;
  return {
    id: plan.id,
    action: plan.action,
    origin: plan.origin,
    createdAt: plan.createdAt,
    purchase,
    entries,
    order,
    shortfall,
    counts: countEntries(entries),
    changes,
    seats: {
      before,
      after: before - changes.remove + changes.assign,
      purchased: purchase.purchasedQuantity,
    },
  };
}

function wantsSeat(entry: PlanEntry): boolean {
  return (
    entry.action === 'assign' && (entry.disposition === 'change' || entry.disposition === 'no-seat')
  );
}

function isRemoval(entry: PlanEntry): boolean {
  return entry.action === 'remove' && entry.disposition === 'change';
}

/** `seated`: the indices of entries that get one of the seats; null when all do. */
function decide(entry: PlanEntry, seated: ReadonlySet<number> | null): PlanEntry {
  if (entry.action !== 'assign') return entry;
  if (entry.disposition !== 'change' && entry.disposition !== 'no-seat') return entry;
  const disposition = seated === null || seated.has(entry.index) ? 'change' : 'no-seat';
  return entry.disposition === disposition ? entry : { ...entry, disposition };
}

/** How many entries there are of each disposition. */
function countEntries(entries: readonly PlanEntry[]): DispositionCounts {
  const counts = {
    change: 0,
    'already-so': 0,
    'not-eligible': 0,
    blocked: 0,
    protected: 0,
    'no-seat': 0,
    duplicate: 0,
    unknown: 0,
    ambiguous: 0,
  };
  for (const entry of entries) counts[entry.disposition] += 1;
  return counts;
}

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

/** Entries in an order; equal ones stay as given. */
function inOrder(entries: readonly PlanEntry[], order: PlanOrder): readonly PlanEntry[] {
  if (order === 'given') return entries;
  if (order === 'name') {
    // Not the locale of the page: a run may be resumed in another language.
    const { compare } = new Intl.Collator('en', { sensitivity: 'base', numeric: true });
    return entries.toSorted((a, b) => compare(nameOf(a), nameOf(b)));
  }
  const field = order === 'last-activity' ? 'lastActivityOn' : 'lastDuoActivityOn';
  return entries.toSorted((a, b) => latestFirst(a.user?.[field], b.user?.[field]));
}

function nameOf(entry: PlanEntry): string {
  return entry.user?.name ?? '';
}

/** Days compare as text. Nothing recorded and not known come last. */
function latestFirst(a: ActivityDay, b: ActivityDay): number {
  const left = a ?? '';
  const right = b ?? '';
  if (left === right) return 0;
  return left < right ? 1 : -1;
}
