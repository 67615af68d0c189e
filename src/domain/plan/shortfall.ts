import { countEntries } from './plan-counts';
import { inOrder } from './plan-order';
import type { Plan, PlanEntry, Shortfall, ShortfallChoice } from './plan';

/** A plan before it is known whether the seats suffice. */
export type PlanDraft = Pick<
  Plan,
  'id' | 'action' | 'origin' | 'createdAt' | 'purchase' | 'entries'
>;

/** The choice made when nobody was asked: in the order given. */
export const DEFAULT_CHOICE: ShortfallChoice = { kind: 'take-first', order: 'given' };

/** The same plan with another answer to a shortfall; also sets the order of sending when there is none. */
export function chooseShortfall(plan: PlanDraft, choice: ShortfallChoice): Plan {
  const wanting = plan.entries.filter(wantsSeat);
  const removals = plan.entries.filter(isRemoval).length;
  const { purchase } = plan;
  // Over-assigned seats must be freed before any removal makes room.
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

/** `seated`: the indices that get one of the seats; null when everybody does. */
function decide(entry: PlanEntry, seated: ReadonlySet<number> | null): PlanEntry {
  if (entry.action !== 'assign') return entry;
  if (entry.disposition !== 'change' && entry.disposition !== 'no-seat') return entry;
  const disposition = seated === null || seated.has(entry.index) ? 'change' : 'no-seat';
  return entry.disposition === disposition ? entry : { ...entry, disposition };
}
