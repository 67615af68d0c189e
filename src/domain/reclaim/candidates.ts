import type { IsProtected, ProtectionRule } from '../plan/protected-users';
import { type Day, daysBefore } from '../../lib/days';
import { isReclaimable, type ActivityDay, type SeatUser } from '../seat-user';
import { graceOf, type Tenure, type Tenures } from '../history/tenure';
import type { ReclaimPolicy } from './policy';

/** Why a seat can be reclaimed. */
export type ReclaimReason = 'blocked' | 'idle' | 'never';

/**
 * Why a seat is kept although its holder is idle in Duo, or may be.
 * - `protected`: a rule excludes the user from bulk removals.
 * - `grace`: the seat began within the policy's grace days, or may have.
 * - `active-in-gitlab`: the policy takes only users who are idle in GitLab as well.
 * - `unknown`: this GitLab does not report the activity that decides.
 */
export type ExcludedReason = 'protected' | 'grace' | 'active-in-gitlab' | 'unknown';

export type Candidate = {
  readonly user: SeatUser;
  readonly reason: ReclaimReason;
  /** Never used, and this browser has not looked long enough to tell that the seat is older than the grace. */
  readonly unproven: boolean;
};

export type Excluded =
  | { readonly user: SeatUser; readonly reason: 'protected'; readonly rule: ProtectionRule }
  | { readonly user: SeatUser; readonly reason: 'grace'; readonly tenure: Tenure }
  | { readonly user: SeatUser; readonly reason: 'active-in-gitlab' | 'unknown' };

export type ReclaimList = {
  /** The longest idle first: blocked, none recorded, then by the day of the last Duo activity. */
  readonly candidates: readonly Candidate[];
  readonly excluded: readonly Excluded[];
  readonly counts: Readonly<Record<ReclaimReason | ExcludedReason, number>>;
  /** Holders whose seats the policy counts as used. */
  readonly inUse: number;
  /** How many candidates are `unproven`. */
  readonly unproven: number;
};

export type ReclaimContext = {
  readonly today: Day;
  readonly isProtected?: IsProtected;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Since when the holders have their seats, as far as this browser knows. */
  readonly tenures: Tenures;
};

/** Divides the holders of a purchase by a policy; users without a seat do not appear. */
export function reclaimList(
  users: readonly SeatUser[],
  policy: ReclaimPolicy,
  context: ReclaimContext,
): ReclaimList {
  const candidates: Candidate[] = [];
  const excluded: Excluded[] = [];
  const counts = {
    blocked: 0,
    idle: 0,
    never: 0,
    protected: 0,
    grace: 0,
    'active-in-gitlab': 0,
    unknown: 0,
  };
  const decide = createDecider(policy, context);
  let inUse = 0;
  for (const user of users) {
    if (!user.holdsSeat) continue;
    const decision = decide(user);
    if (decision === null) inUse += 1;
    else {
      counts[decision.reason] += 1;
      if (isCandidate(decision)) candidates.push(decision);
      else excluded.push(decision);
    }
  }
  const unproven = candidates.filter((candidate) => candidate.unproven).length;
  return { candidates: candidates.toSorted(longestIdleFirst), excluded, counts, inUse, unproven };
}

function isCandidate(decision: Candidate | Excluded): decision is Candidate {
  return decision.reason === 'blocked' || decision.reason === 'idle' || decision.reason === 'never';
}

function createDecider(policy: ReclaimPolicy, context: ReclaimContext) {
  const { today, isProtected, tenures, now } = context;
  const idleBefore = daysBefore(today, policy.idleDays);

  /** Null: the seat is in use, or the policy does not ask about it. */
  return (user: SeatUser): Candidate | Excluded | null => {
    const blocked = policy.blocked && isReclaimable(user);
    const idleness = blocked ? null : idleIn(user.lastDuoActivityOn, idleBefore);
    if (!blocked) {
      if (idleness === 'no') return null;
      if (idleness === 'never' && !policy.never) return null;
    }
    const rule = isProtected?.(user) ?? null;
    if (rule !== null) return { user, reason: 'protected', rule };
    // A grace period is of no use to a user who cannot use the seat.
    if (blocked) return { user, reason: 'blocked', unproven: false };
    if (idleness === 'unknown') return { user, reason: 'unknown' };
    const tenure = tenures.get(user.id);
    const grace = graceOf(tenure, policy.graceDays, now);
    if (tenure && grace === 'new') return { user, reason: 'grace', tenure };
    if (policy.idleInGitLab) {
      const gitlab = idleIn(user.lastActivityOn, idleBefore);
      if (gitlab === 'no') return { user, reason: 'active-in-gitlab' };
      if (gitlab === 'unknown') return { user, reason: 'unknown' };
    }
    if (idleness !== 'never') return { user, reason: 'idle', unproven: false };
    return { user, reason: 'never', unproven: grace === 'unproven' };
  };
}

function idleIn(day: ActivityDay, idleBefore: Day): 'yes' | 'no' | 'never' | 'unknown' {
  if (day === undefined) return 'unknown';
  if (day === null) return 'never';
  return day < idleBefore ? 'yes' : 'no';
}

const RANK = { blocked: 0, never: 1, idle: 2 } as const;

function longestIdleFirst(a: Candidate, b: Candidate): number {
  if (a.reason !== b.reason) return RANK[a.reason] - RANK[b.reason];
  const left = a.user.lastDuoActivityOn ?? '';
  const right = b.user.lastDuoActivityOn ?? '';
  if (left !== right) return left < right ? -1 : 1;
  return a.user.username < b.user.username ? -1 : 1;
}
