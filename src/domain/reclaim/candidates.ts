import type { IsProtected, ProtectionRule } from '../plan/protected-users';
import { type Day, daysBefore } from '../../lib/days';
import { isReclaimable, type ActivityDay, type SeatUser } from '../seat-user';
import { graceOf, type Tenure, type Tenures } from '../history/tenure';
import type { UsageFigures } from '../roster/usage-figures';
import { eventsIn, usageOf } from '../utilization/usage';
import type { ReclaimPolicy } from './policy';

/**
 * Why a seat can be reclaimed. `light`: Duo is used, but little; only where figures of use are loaded, and the
 * policy counts that as idle.
 */
export type ReclaimReason = 'blocked' | 'idle' | 'never' | 'light';

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
  /** Never used, and this browser has not looked long enough to tell that the seat is older than the grace. */
  readonly unproven: boolean;
} & (
  | { readonly reason: Exclude<ReclaimReason, 'light'> }
  /** The events in the period of the figures. */
  | { readonly reason: 'light'; readonly events: number }
);

export type Excluded =
  | { readonly user: SeatUser; readonly reason: 'protected'; readonly rule: ProtectionRule }
  | { readonly user: SeatUser; readonly reason: 'grace'; readonly tenure: Tenure }
  | { readonly user: SeatUser; readonly reason: 'active-in-gitlab' | 'unknown' };

export type ReclaimList = {
  /** The longest idle first: blocked, none recorded, by the day of the last Duo activity, then by events. */
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
  /** Use in a period, once it is loaded. */
  readonly figures?: UsageFigures | undefined;
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
    light: 0,
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
  return decision.reason in RANK;
}

/**
 * The events of a light user in the period. None of them counts where the last Duo activity is older than the
 * period: a later one says that the figures lack something.
 */
function lightUse(user: SeatUser, figures: UsageFigures | undefined): number | null {
  if (figures === undefined) return null;
  const { usage } = figures;
  const own = usageOf(usage, user.id);
  const intensity = figures.intensity(own);
  if (intensity === 'light') return eventsIn(usage, own, null) ?? null;
  const day = user.lastDuoActivityOn;
  return intensity === 'none' && day && day < usage.from ? 0 : null;
}

function createDecider(policy: ReclaimPolicy, context: ReclaimContext) {
  const { today, isProtected, tenures, now, figures } = context;
  const idleBefore = daysBefore(today, policy.idleDays);

  /** Null: the seat is in use, or the policy does not ask about it. */
  return (user: SeatUser): Candidate | Excluded | null => {
    const blocked = policy.blocked && isReclaimable(user);
    const idleness = blocked ? null : idlenessOf(user, idleBefore);
    const isLight = !blocked && policy.light && (idleness === 'no' || idleness === 'unknown');
    const events = isLight ? lightUse(user, figures) : null;
    if (!blocked) {
      if (idleness === 'no' && events === null) return null;
      if (idleness === 'never' && !policy.never) return null;
    }
    const rule = isProtected?.(user) ?? null;
    if (rule !== null) return { user, reason: 'protected', rule };
    // A grace period is of no use to a user who cannot use the seat.
    if (blocked) return { user, reason: 'blocked', unproven: false };
    if (idleness === 'unknown' && events === null) return { user, reason: 'unknown' };
    const tenure = tenures.get(user.id);
    const grace = graceOf(tenure, policy.graceDays, now);
    if (tenure && grace === 'new') return { user, reason: 'grace', tenure };
    if (policy.idleInGitLab) {
      const gitlab = idleIn(user.lastActivityOn, idleBefore);
      if (gitlab === 'no') return { user, reason: 'active-in-gitlab' };
      if (gitlab === 'unknown') return { user, reason: 'unknown' };
    }
    if (events !== null) return { user, reason: 'light', events, unproven: false };
    // In a team view, who is idle may never have used Duo.
    const unproven = grace === 'unproven' && (idleness === 'never' || user.duoUse !== undefined);
    if (idleness !== 'never') return { user, reason: 'idle', unproven };
    return { user, reason: 'never', unproven };
  };
}

function idlenessOf({ duoUse, lastDuoActivityOn }: SeatUser, idleBefore: Day) {
  if (duoUse) return duoUse === 'idle' ? 'yes' : 'no';
  return idleIn(lastDuoActivityOn, idleBefore);
}

function idleIn(day: ActivityDay, idleBefore: Day): 'yes' | 'no' | 'never' | 'unknown' {
  if (day === undefined) return 'unknown';
  if (day === null) return 'never';
  return day < idleBefore ? 'yes' : 'no';
}

const RANK = { blocked: 0, never: 1, idle: 2, light: 3 } as const;

function longestIdleFirst(a: Candidate, b: Candidate): number {
  if (a.reason !== b.reason) return RANK[a.reason] - RANK[b.reason];
  if (a.reason === 'light' && b.reason === 'light' && a.events !== b.events) {
    return a.events - b.events;
  }
  const left = a.user.lastDuoActivityOn ?? '';
  const right = b.user.lastDuoActivityOn ?? '';
  if (left !== right) return left < right ? -1 : 1;
  return a.user.username < b.user.username ? -1 : 1;
}
