import type { IsProtected, ProtectionRule } from '../plan/protected-users';
import { type Day, daysBefore } from '../../lib/days';
import { isReclaimable, type ActivityDay, type SeatUser } from '../seat-user';
import { newSince, type FirstSeen } from '../utilization/first-seen';
import type { ReclaimPolicy } from './policy';

/** Why a seat can be reclaimed. */
export type ReclaimReason = 'blocked' | 'idle' | 'never';

/**
 * Why a seat stays although its holder is idle by the policy's days.
 * - `protected`: a rule keeps bulk removals away.
 * - `grace`: first seen here a short while ago.
 * - `active-in-gitlab`: the policy asks for idleness in GitLab as well.
 * - `unknown`: this GitLab does not tell the activity that decides.
 */
export type SpareReason = 'protected' | 'grace' | 'active-in-gitlab' | 'unknown';

export type Candidate = { readonly user: SeatUser; readonly reason: ReclaimReason };

export type Excluded =
  | { readonly user: SeatUser; readonly reason: 'protected'; readonly rule: ProtectionRule }
  | { readonly user: SeatUser; readonly reason: 'grace'; readonly since: Day }
  | { readonly user: SeatUser; readonly reason: 'active-in-gitlab' | 'unknown' };

export type ReclaimList = {
  /** The longest idle first: blocked, none recorded, then by the day of the last Duo activity. */
  readonly candidates: readonly Candidate[];
  readonly excluded: readonly Excluded[];
  readonly counts: Readonly<Record<ReclaimReason | SpareReason, number>>;
  /** Holders who use their seat by this policy. */
  readonly inUse: number;
};

export type ReclaimContext = {
  readonly today: Day;
  readonly isProtected?: IsProtected;
  /** What earlier looks of this browser tell of new seats; null when there were none. */
  readonly firstSeen: FirstSeen | null;
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
  return { candidates: candidates.toSorted(longestIdleFirst), excluded, counts, inUse };
}

function isCandidate(decision: Candidate | Excluded): decision is Candidate {
  return decision.reason === 'blocked' || decision.reason === 'idle' || decision.reason === 'never';
}

function createDecider(policy: ReclaimPolicy, context: ReclaimContext) {
  const { today, isProtected, firstSeen } = context;
  const idleBefore = daysBefore(today, policy.idleDays);
  const graceFrom = daysBefore(today, policy.graceDays);

  /** Null: in use, or not idle for a reason that needs no mention. */
  return (user: SeatUser): Candidate | Excluded | null => {
    const blocked = policy.blocked && isReclaimable(user);
    const idleness = blocked ? null : idleIn(user.lastDuoActivityOn, idleBefore);
    if (!blocked) {
      if (idleness === 'no') return null;
      if (idleness === 'never' && !policy.never) return null;
    }
    const rule = isProtected?.(user) ?? null;
    if (rule !== null) return { user, reason: 'protected', rule };
    // Whoever cannot use the seat gains nothing from a grace period.
    if (blocked) return { user, reason: 'blocked' };
    if (idleness === 'unknown') return { user, reason: 'unknown' };
    const since = policy.graceDays > 0 ? newSince(firstSeen, user.id) : null;
    if (since !== null && since >= graceFrom) return { user, reason: 'grace', since };
    if (policy.idleInGitLab) {
      const gitlab = idleIn(user.lastActivityOn, idleBefore);
      if (gitlab === 'no') return { user, reason: 'active-in-gitlab' };
      if (gitlab === 'unknown') return { user, reason: 'unknown' };
    }
    return { user, reason: idleness === 'never' ? 'never' : 'idle' };
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
