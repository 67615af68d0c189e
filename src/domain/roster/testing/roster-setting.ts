import { GatewayError } from '../../gateway-error';
import type { GatewayErrorKind } from '../../gateway-error';
import type { Purchase } from '../../purchase';
import type { SeatUser } from '../../seat-user';
import { createRoster } from '../roster';
import type { Roster, RosterOptions } from '../roster-options';
import { makeUsers } from './make-user';
import { FakeGitlab, type FakeOptions } from '../../testing/fake-gitlab';
import { createVirtualClock } from '../../testing/virtual-clock';
import type { VirtualClock } from '../../testing/virtual-clock';

const PURCHASE: Purchase = {
  id: 'gid://gitlab/GitlabSubscriptions::AddOnPurchase/3',
  name: 'CODE_SUGGESTIONS',
  purchasedQuantity: 1_000,
  assignedQuantity: 100,
};

export type RosterSetting = {
  readonly roster: Roster;
  readonly gitlab: FakeGitlab;
  readonly clock: VirtualClock;
};

/** A roster with pages of 10 over a GitLab with these users, on virtual time. */
export function setRoster(
  users: readonly SeatUser[],
  world: Partial<FakeOptions> = {},
  options: Partial<RosterOptions> = {},
): RosterSetting {
  const clock = createVirtualClock();
  const gitlab = new FakeGitlab({ clock, users, latency: () => 100, ...world });
  const roster = createRoster({
    gateway: gitlab,
    purchase: PURCHASE,
    clock,
    random: () => 0.5,
    pageSize: 10,
    ...options,
  });
  return { roster, gitlab, clock };
}

/** Users of whom every fourth holds a seat. */
export function someUsers(count: number): SeatUser[] {
  return makeUsers(count, (n) => ({ holdsSeat: n % 4 === 0 }));
}

/** Sorted, to compare as sets. */
export function idsOf(users: Iterable<Pick<SeatUser, 'id'>>): string[] {
  return Array.from(users, (user) => user.id).sort();
}

export function gatewayError(kind: GatewayErrorKind, retryAfterMs?: number): GatewayError {
  return new GatewayError(kind, kind, retryAfterMs === undefined ? {} : { retryAfterMs });
}
