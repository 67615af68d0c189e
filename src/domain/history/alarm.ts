import type { YieldToMain } from '../../lib/yield-to-main';
import type { SubscriptionEnd } from '../renewal/subscription-end';
import type { RosterSnapshot } from '../roster/roster-snapshot';
import type { RunChange } from './run-change';
import type { CompleteSnapshot, Holder, SeatHistory } from './seat-snapshot';

/** Many seats were lost between two looks, by no run of this browser, and are still missing. */
export type LossAlarm = {
  readonly from: CompleteSnapshot;
  readonly to: CompleteSnapshot;
  /** Who lost a seat then, by no run of this browser. */
  readonly lost: readonly Holder[];
  /** Who of them holds none in the latest look. */
  readonly missing: readonly Holder[];
  /** How many held a seat before. */
  readonly held: number;
};

/** The latest such loss: ten seats or more, and a tenth of all. Null where there is none, or all came back. */
export declare function findLoss(
  history: SeatHistory,
  changes: readonly RunChange[],
  yieldToMain?: YieldToMain,
): Promise<LossAlarm | null>;

/** Whether a group has links to a directory. `unknown`: GitLab did not tell, which is not "none". */
export type SyncLinks = {
  /** `seats`: links that assign Duo seats themselves (SAML); `members`: links that make members. */
  readonly ldap: 'members' | 'none' | 'unknown';
  readonly saml: 'seats' | 'members' | 'none' | 'unknown';
};

/**
 * What may have taken the seats.
 * - `blocked`: so many are blocked, banned or deactivated now; GitLab takes their seats.
 * - `left`: so many are no longer on GitLab's list of eligible users, such as former members.
 * - `overage`: fewer seats were purchased than assigned, and GitLab took the surplus.
 * - `expired`: nobody kept a seat, as 14 days after a purchase expires.
 * - `ldap`, `saml`: the group has such links, and so many who lost a seat are still active members.
 */
export type LossCause = {
  readonly kind: 'blocked' | 'left' | 'overage' | 'expired' | 'ldap' | 'saml';
  /** How many of the lost seats it may explain. */
  readonly seats: number;
};

/** The causes that fit what is seen, those that explain most first. Never more than a suspicion. */
export declare function lossCauses(
  alarm: LossAlarm,
  seen: {
    readonly roster: Pick<RosterSnapshot, 'find' | 'usersComplete'>;
    readonly links: SyncLinks | null;
    readonly end: SubscriptionEnd | null;
  },
): readonly LossCause[];
