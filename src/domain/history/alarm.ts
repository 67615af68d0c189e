import { daysBetween, utcDay } from '../../lib/days';
import { createYieldToMain, type YieldToMain } from '../../lib/yield-to-main';
import type { SubscriptionEnd } from '../renewal/subscription-end';
import type { RosterSnapshot } from '../roster/roster-snapshot';
import { compareSnapshots } from './comparison';
import { packedLines } from './packing';
import { holdersAt } from './replay';
import type { RunChange } from './run-change';
import { type CompleteSnapshot, type Holder, isComplete, type SeatHistory } from './seat-snapshot';

/** Many seats were lost between two looks, by no run of this browser, and are still missing. */
export type LossAlarm = {
  readonly from: CompleteSnapshot;
  readonly to: CompleteSnapshot;
  /** Who lost a seat then, by no run of this browser. */
  readonly lost: readonly Holder[];
  /** Who of them holds none in the latest look. */
  readonly missing: readonly Holder[];
};

/** So many seats, and such a part of all, are no everyday change. */
const ALARM_SEATS = 10;
const ALARM_PART = 0.1;

/** The latest such loss; null where there is none, or where most of it came back. */
export async function findLoss(
  history: Pick<SeatHistory, 'snapshots'>,
  changes: readonly RunChange[],
  yieldToMain: YieldToMain = createYieldToMain(),
): Promise<LossAlarm | null> {
  const complete = history.snapshots.filter(isComplete);
  const latest = complete.at(-1);
  if (!latest) return null;
  for (let at = complete.length - 1; at > 0; at -= 1) {
    const [from, to] = [complete[at - 1], complete[at]];
    if (!from || !to || !isMany(packedLines(to.lost), from.count)) continue;
    const { lost } = await compareSnapshots(history, [from, to], changes, yieldToMain);
    const elsewhere = lost.filter(({ by }) => by.kind === 'elsewhere');
    if (!isMany(elsewhere.length, from.count)) continue;
    const now = await holdersAt(history, latest.takenAt, yieldToMain);
    const missing = elsewhere.filter(({ id }) => !now.has(id));
    return isMany(missing.length, from.count) ? { from, to, lost: elsewhere, missing } : null;
  }
  return null;
}

/** Whether so many seats, of so many, are no everyday change. */
export function isMany(lost: number, held: number): boolean {
  return lost >= ALARM_SEATS && lost >= held * ALARM_PART;
}

/**
 * Whether a group has links to a directory. `seats`: links that assign Duo seats, as far as GitLab tells;
 * `members`: links that make members. `none`: GitLab lists no links, while a directory may still decide by its
 * own configuration. `unknown`: GitLab was not asked, or did not tell.
 */
export type SyncLinks = {
  readonly ldap: 'members' | 'none' | 'unknown';
  readonly saml: 'seats' | 'members' | 'none' | 'unknown';
};

/**
 * What may have taken the seats.
 * - `blocked`: so many are blocked, banned or deactivated now; GitLab takes their seats.
 * - `left`: so many are not among GitLab's eligible users any more, such as former members.
 * - `overage`: fewer seats are purchased than were assigned, and GitLab took the surplus.
 * - `expired`: nobody kept a seat, as some time after a purchase ends.
 * - `ldap`, `saml`: the group has such links.
 * - `directory`: LDAP or SAML may decide about the seats, and GitLab does not tell whether they do.
 */
export type LossCause = {
  readonly kind: 'blocked' | 'left' | 'overage' | 'expired' | 'ldap' | 'saml' | 'directory';
  /** How many of the lost seats it may explain. */
  readonly seats: number;
};

/** GitLab keeps the seats of an expired purchase for so long. */
const EXPIRY_DAYS = 14;

/** The causes that fit what is seen, those that explain most first: a suspicion, never more. */
export function lossCauses(
  { from, to, lost }: LossAlarm,
  seen: {
    readonly roster: Pick<RosterSnapshot, 'find' | 'usersComplete'>;
    /** Null while unknown. */
    readonly links: SyncLinks | null;
    readonly end: SubscriptionEnd | null;
  },
): readonly LossCause[] {
  const { roster, links, end } = seen;
  let [blocked, left] = [0, 0];
  for (const { id } of lost) {
    const user = roster.find(id);
    if (user !== undefined && user.state !== 'active') blocked += 1;
    else if (user === undefined && roster.usersComplete) left += 1;
  }
  const others = lost.length - blocked;
  const surplus = from.figures.assigned - to.figures.purchased;
  const isOverage = surplus > 0 && to.figures.assigned <= to.figures.purchased;
  const isEmpty = lost.length >= from.count || to.count === 0;
  const [fromDay, toDay] = [utcDay(from.takenAt), utcDay(to.takenAt)];
  const hasEnded = end !== null && fromDay <= end.endsOn && end.endsOn < toDay;
  const isExpired = isEmpty && (hasEnded || daysBetween(fromDay, toDay) >= EXPIRY_DAYS);
  const isUnknown = links?.ldap === 'unknown' && links.saml === 'unknown';
  const isExplained = isOverage || isExpired || blocked + left >= lost.length;
  const causes: LossCause[] = [
    { kind: 'expired', seats: isExpired ? lost.length : 0 },
    { kind: 'overage', seats: isOverage && !isExpired ? Math.min(surplus, lost.length) : 0 },
    { kind: 'blocked', seats: blocked },
    { kind: 'left', seats: left },
    // A directory that takes a seat, or a membership with its seat, leaves the user active.
    { kind: 'ldap', seats: links?.ldap === 'members' ? others : 0 },
    {
      kind: 'saml',
      seats: links?.saml === 'seats' ? others : links?.saml === 'members' ? left : 0,
    },
    { kind: 'directory', seats: isUnknown && !isExplained ? others : 0 },
  ];
  return causes.filter(({ seats }) => seats > 0).toSorted((a, b) => b.seats - a.seats);
}
