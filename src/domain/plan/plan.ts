import type { Purchase } from '../purchase';
import type { ReclaimPolicy } from '../reclaim/policy';
import type { SeatUser } from '../seat-user';
import type { ProtectionRule } from './protected-users';

export type SeatAction = 'assign' | 'remove';

/** `swap`: removals first, then assignments with the seats that became free. */
export type PlanAction = SeatAction | 'swap';

/** What a plan keeps of a user: enough to show, sort, match and undo; no avatar and no private data. */
export type PlanUser = Pick<
  SeatUser,
  | 'id'
  | 'username'
  | 'name'
  | 'publicEmail'
  | 'state'
  | 'holdsSeat'
  | 'lastActivityOn'
  | 'lastDuoActivityOn'
>;

/** Where an entry was read from: the line (from 1), and its text that names the user. */
export type PlanLine = { readonly line: number; readonly text: string };

/**
 * What will happen to an entry of a plan; exactly one each.
 * - `change`: gets a seat, or loses it.
 * - `already-so`: has a seat already (assign), or has none (remove). Not sent.
 * - `not-eligible`: known not to be eligible for this purchase.
 * - `blocked`: not active, so no seat can be assigned. A removal is possible, and then it is `change`.
 * - `protected`: a rule keeps bulk removals away.
 * - `no-seat`: the seats do not suffice for this one (see {@link Shortfall}).
 * - `duplicate`: named before in the same plan.
 * - `unknown`: the line matches no known user.
 * - `ambiguous`: the line matches more than one user.
 */
export type Disposition = PlanEntry['disposition'];

type EntryBase = {
  /** Position in `Plan.entries`; the entry's identity within its plan. */
  readonly index: number;
  readonly action: SeatAction;
  /** Null when the user was selected in the table. */
  readonly line: PlanLine | null;
};

type UserDisposition = 'change' | 'already-so' | 'not-eligible' | 'blocked' | 'no-seat';

export type PlanEntry = EntryBase &
  (
    | { readonly disposition: UserDisposition; readonly user: PlanUser }
    | {
        readonly disposition: 'protected';
        readonly user: PlanUser;
        readonly rule: ProtectionRule;
      }
    | {
        readonly disposition: 'duplicate';
        readonly user: PlanUser | null;
        /** The entry that names the same user first. */
        readonly firstIndex: number;
      }
    | { readonly disposition: 'unknown'; readonly user: null }
    | {
        readonly disposition: 'ambiguous';
        readonly user: null;
        readonly candidates: readonly PlanUser[];
      }
  );

/**
 * In which order seats are assigned, and so who comes first when they do not suffice: as given, by
 * name, or by the latest GitLab or Duo activity (nothing recorded and not known come last).
 */
export type PlanOrder = 'given' | 'name' | 'last-activity' | 'last-duo-activity';

/** What to do when more seats are wanted than there are. `cancel` assigns none. */
export type ShortfallChoice =
  { readonly kind: 'take-first'; readonly order: PlanOrder } | { readonly kind: 'cancel' };

/** More seats wanted than available: `missing = wanted - available`, always above 0. */
export type Shortfall = {
  readonly wanted: number;
  readonly available: number;
  readonly missing: number;
  readonly choice: ShortfallChoice;
};

/** What a plan that follows a run says about it, even once that run is deleted. */
type FollowedRun = {
  readonly action: PlanAction;
  /** Entries that it was to change. */
  readonly changes: number;
  readonly startedAt: number;
};

/**
 * Where a plan came from. The journal keeps it, so what later versions of this app added is optional:
 * `name` is that of a list's file, `of` describes the run that is followed, `takenAt` is that of a snapshot.
 */
export type PlanOrigin =
  | { readonly kind: 'selection' }
  | { readonly kind: 'lines'; readonly name?: string }
  | { readonly kind: 'swap'; readonly name?: string }
  | { readonly kind: 'reclaim'; readonly policy: ReclaimPolicy }
  | { readonly kind: 'restore'; readonly takenAt: number }
  | { readonly kind: 'retry' | 'undo'; readonly runId: string; readonly of?: FollowedRun };

export type DispositionCounts = Readonly<Record<Disposition, number>>;

/** Which users will be changed and which will not, and why. Nothing has been sent yet. */
export type Plan = {
  readonly id: string;
  readonly action: PlanAction;
  readonly origin: PlanOrigin;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  /** The purchase and its counters as they were when the plan was made. */
  readonly purchase: Purchase;
  /** In the given order; of a swap the removals come first. */
  readonly entries: readonly PlanEntry[];
  /** The order in which assignments are sent. */
  readonly order: PlanOrder;
  readonly shortfall: Shortfall | null;
  readonly counts: DispositionCounts;
  /** How many entries have the disposition `change`, by action. */
  readonly changes: Readonly<Record<SeatAction, number>>;
  /** Seats assigned now and after the plan, and seats purchased. */
  readonly seats: { readonly before: number; readonly after: number; readonly purchased: number };
};

/** What a plan is made for: a user, or a line of a list that names none or several. */
export type PlanSubject =
  | { readonly user: PlanUser; readonly line: PlanLine | null }
  | {
      readonly user: null;
      readonly line: PlanLine;
      /** The users that the line could mean: none, or more than one. */
      readonly candidates: readonly PlanUser[];
    };

/** Users selected in a table, in that order. */
export function subjectsOfUsers(users: readonly PlanUser[]): PlanSubject[] {
  return users.map((user) => ({ user, line: null }));
}

/** What a plan assigns seats to, with every line that gets none: the same input for another plan. */
export function assignmentsOf(plan: Pick<Plan, 'entries'>): PlanSubject[] {
  return plan.entries.flatMap((entry): PlanSubject[] => {
    const { action, user, line } = entry;
    if (action !== 'assign') return [];
    if (user !== null) return [{ user, line }];
    if (line === null) return [];
    return [{ user, line, candidates: 'candidates' in entry ? entry.candidates : [] }];
  });
}
