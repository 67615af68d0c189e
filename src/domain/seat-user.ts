/** GitLab's user states; a value of a newer GitLab is kept as it is. */
export type UserState =
  | 'active'
  | 'banned'
  | 'blocked'
  | 'blocked_pending_approval'
  | 'deactivated'
  | 'ldap_blocked'
  | (string & {});

/**
 * When something last happened, by day.
 * - `YYYY-MM-DD`: that day.
 * - `null`: this GitLab records it, and nothing is recorded ("never", for short).
 * - `undefined`: this GitLab does not report it, so nothing is known. Never treat it as `null`.
 */
export type ActivityDay = string | null | undefined;

/**
 * Who gave an e-mail address.
 * - `public`: the user, to everybody.
 * - `enterprise`: GitLab, to the Owner of the group whose enterprise user it is.
 * - `admin`: GitLab, to an administrator.
 */
export type EmailSource = 'public' | 'enterprise' | 'admin';

/** An address that GitLab gives to those in charge only. */
export type PrivateEmail = {
  readonly address: string;
  readonly source: Exclude<EmailSource, 'public'>;
};

/** More than this many days without Duo activity is idle, unless the user of this app chooses otherwise. */
export const IDLE_DAYS = 30;

/** A user, and whether they hold a seat of the purchase that the roster is about. */
export type SeatUser = {
  /** `gid://gitlab/User/1`; opaque. */
  readonly id: string;
  readonly username: string;
  readonly name: string;
  /** Null for most users: they keep it private. */
  readonly publicEmail: string | null;
  /** What GitLab gave on request; left out until then. It is kept in no plan, record or file of this browser. */
  readonly privateEmail?: PrivateEmail | undefined;
  readonly avatarUrl: string | null;
  readonly webUrl: string | null;
  readonly state: UserState;
  readonly holdsSeat: boolean;
  readonly lastActivityOn: ActivityDay;
  readonly lastDuoActivityOn: ActivityDay;
  /** In a team view, which has no days: whether the last Duo activity was within `IDLE_DAYS`. */
  readonly duoUse?: 'used' | 'idle';
  /** ISO time, `null` for none recorded, `undefined` where this GitLab does not report it. */
  readonly lastLoginAt: string | null | undefined;
};

type WithEmail = Pick<SeatUser, 'publicEmail' | 'privateEmail'>;

/** The address to show and to write to: the public one, else what GitLab gave. Null: not known. */
export function emailOf({ publicEmail, privateEmail }: WithEmail): string | null {
  return publicEmail ?? privateEmail?.address ?? null;
}

/** Where `emailOf` has it from; null where it has none. */
export function emailSourceOf({ publicEmail, privateEmail }: WithEmail): EmailSource | null {
  return publicEmail === null ? (privateEmail?.source ?? null) : 'public';
}

/** A user who is not active (blocked, banned, deactivated …) cannot use a seat: it can be reclaimed. */
export function isReclaimable(user: SeatUser): boolean {
  return user.holdsSeat && user.state !== 'active';
}

/** A day in an exported file: "none recorded" and "unknown" must not look alike. */
export function dayCell(day: ActivityDay): string {
  return day === undefined ? 'unknown' : (day ?? 'none recorded');
}
