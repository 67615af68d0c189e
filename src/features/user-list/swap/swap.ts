import type { PlanUser } from '../../../domain/plan/plan';
import type { IsProtected } from '../../../domain/plan/protected-users';
import { seatsAvailable, type Purchase } from '../../../domain/purchase';
import type { Tenures } from '../../../domain/history/tenure';
import { reclaimList, type ReclaimReason } from '../../../domain/reclaim/candidates';
import { DEFAULT_POLICY } from '../../../domain/reclaim/policy';
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
  /** Users whose seats can be freed, in that order. */
  readonly users: readonly SeatUser[];
  /** Users by reason, chosen or not. */
  readonly counts: Readonly<Record<ReclaimReason, number>>;
  readonly protected: number;
  /** Holders who got their seat within the grace, or may have. */
  readonly grace: number;
  /** Holders whose Duo activity this GitLab does not report. */
  readonly unreported: number;
};

export type SwapContext = {
  readonly today: Day;
  readonly isProtected: IsProtected;
  /** IDs of users who wait for a seat: they lose none. */
  readonly waiting: ReadonlySet<string>;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Since when the holders have their seats, as far as this browser knows. */
  readonly tenures: Tenures;
};

/** Idle seats by a rule: blocked holders first, then who never used Duo, then the longest idle. */
export function candidatesByRule(
  users: readonly SeatUser[],
  rule: SwapRule,
  { waiting, ...context }: SwapContext,
): SwapCandidates {
  const policy = {
    idleDays: rule.idleDays,
    never: true,
    blocked: true,
    idleInGitLab: false,
    graceDays: DEFAULT_POLICY.graceDays,
    light: false,
  };
  const list = reclaimList(users, policy, context);
  const free = list.candidates.filter(({ user }) => !waiting.has(user.id));
  const counts = { blocked: 0, never: 0, idle: 0, light: 0 };
  for (const { reason } of free) counts[reason] += 1;
  return {
    users: free.filter(({ reason }) => rule.reasons.has(reason)).map(({ user }) => user),
    counts,
    protected: list.counts.protected,
    grace: list.counts.grace,
    unreported: list.counts.unknown,
  };
}

/** Seat holders among the selected users, in the order of selection. */
export function candidatesSelected(
  selected: readonly SeatUser[],
  { isProtected, waiting }: Pick<SwapContext, 'isProtected' | 'waiting'>,
): Pick<SwapCandidates, 'users' | 'protected'> {
  const holders = selected.filter((user) => user.holdsSeat && !waiting.has(user.id));
  const users = holders.filter((user) => isProtected(user) === null);
  return { users, protected: holders.length - users.length };
}

/** Whether a user can get a seat: active, and without one. */
export function wantsSeat(user: Pick<PlanUser, 'state' | 'holdsSeat'>): boolean {
  return user.state === 'active' && !user.holdsSeat;
}

export type SwapBalance = {
  /** Seats that can be assigned before anything is freed. */
  readonly available: number;
  /** Seats to free so that all who wait get one, with an overage paid off first. */
  readonly needed: number;
  readonly freed: number;
  readonly assigned: number;
  /** Users who get none. */
  readonly left: number;
  readonly before: number;
  readonly between: number;
  readonly after: number;
};

/** What a swap does to the counters. Seats are freed first, so they never exceed what was purchased. */
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
