import type { PlanUser } from '../../../domain/plan/plan';
import type { IsProtected } from '../../../domain/plan/protected-users';
import { seatsAvailable, type Purchase } from '../../../domain/purchase';
import { reclaimList, type ReclaimReason } from '../../../domain/reclaim/candidates';
import type { Day } from '../../../lib/days';
import type { SeatUser } from '../../../domain/seat-user';

/** In the order in which seats are freed. */
export const SWAP_REASONS = [
  'blocked',
  'never',
  'idle',
] as const satisfies readonly ReclaimReason[];

/** Whose seats may be freed. */
export type SwapRule = {
  readonly reasons: ReadonlySet<ReclaimReason>;
  /** More than so many days without Duo activity. */
  readonly idleDays: number;
};

export const DEFAULT_SWAP_RULE: SwapRule = { reasons: new Set(SWAP_REASONS), idleDays: 60 };

export type SwapCandidates = {
  /** Whose seats can be freed, in the order in which they are. */
  readonly users: readonly SeatUser[];
  /** How many there are of each reason, whether it is chosen or not. */
  readonly counts: Readonly<Record<ReclaimReason, number>>;
  readonly protected: number;
  /** Holders of whom this GitLab does not tell whether they use Duo. */
  readonly unreported: number;
};

export type SwapContext = {
  readonly today: Day;
  readonly isProtected: IsProtected;
  /** Who waits for a seat does not lose one. */
  readonly waiting: ReadonlySet<string>;
};

/** Idle seats by a rule: blocked holders first, then who never used Duo, then the longest idle. */
export function candidatesByRule(
  users: readonly SeatUser[],
  rule: SwapRule,
  { today, isProtected, waiting }: SwapContext,
): SwapCandidates {
  const policy = {
    idleDays: rule.idleDays,
    never: true,
    blocked: true,
    idleInGitLab: false,
    graceDays: 0,
  };
  const list = reclaimList(users, policy, { today, isProtected, firstSeen: null });
  const free = list.candidates.filter(({ user }) => !waiting.has(user.id));
  const counts = { blocked: 0, never: 0, idle: 0 };
  for (const { reason } of free) counts[reason] += 1;
  return {
    users: free.filter(({ reason }) => rule.reasons.has(reason)).map(({ user }) => user),
    counts,
    protected: list.counts.protected,
    unreported: list.counts.unknown,
  };
}

/** Seat holders among the selected users, as they were selected. */
export function candidatesSelected(
  selected: readonly SeatUser[],
  { isProtected, waiting }: Pick<SwapContext, 'isProtected' | 'waiting'>,
): Pick<SwapCandidates, 'users' | 'protected'> {
  const holders = selected.filter((user) => user.holdsSeat && !waiting.has(user.id));
  const users = holders.filter((user) => isProtected(user) === null);
  return { users, protected: holders.length - users.length };
}

/** Who can be given a seat: active, and without one. */
export function wantsSeat(user: Pick<PlanUser, 'state' | 'holdsSeat'>): boolean {
  return user.state === 'active' && !user.holdsSeat;
}

export type SwapBalance = {
  /** Seats that can be assigned before anything is freed. */
  readonly available: number;
  /** Seats to be freed so that everybody who waits gets one; an overage counts in. */
  readonly needed: number;
  readonly freed: number;
  readonly assigned: number;
  /** Who waits on. */
  readonly left: number;
  readonly before: number;
  readonly between: number;
  readonly after: number;
};

/** What a swap does to the counters. Seats are freed first, so they are never over what was purchased. */
export function balanceSwap(
  purchase: Purchase,
  wanted: number,
  freeable: number,
  amount: 'needed' | 'all',
): SwapBalance {
  const { assignedQuantity: before, purchasedQuantity: purchased } = purchase;
  const needed = wanted === 0 ? 0 : Math.max(0, wanted + before - purchased);
  const freed = amount === 'all' ? freeable : Math.min(needed, freeable);
  const between = before - freed;
  const assigned = Math.min(wanted, Math.max(0, purchased - between));
  return {
    available: seatsAvailable(purchase),
    needed,
    freed,
    assigned,
    left: wanted - assigned,
    before,
    between,
    after: between + assigned,
  };
}
