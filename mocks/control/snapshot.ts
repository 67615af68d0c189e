import type { Fault } from '../http/fault';
import type { Latency } from '../http/latency';
import { tokenState } from '../http/authenticate';
import type { TokenState } from '../http/authenticate';
import type { LoggedRequest } from '../http/request-log';
import { ACCESS_LAG_MS } from '../rules/assign';
import { eligiblePool } from '../rules/eligibility';
import { SCENARIOS } from '../scenarios/scenarios';
import { groupGid, purchaseGid, userGid } from '../world/global-ids';
import type { Maintenance, Notice, Offering, TokenRole, UserState, UserType } from '../world/model';
import type { World } from '../world/world';

export interface ShownNotice {
  readonly to: string;
  readonly purchase: string;
  readonly at: string;
}

/** What GET `/__mock` answers; stable. */
export interface MockSnapshot {
  readonly scenario: string;
  readonly version: string;
  readonly offering: Offering;
  readonly clock: string;
  readonly seed: number;
  readonly latency: Latency;
  readonly rateLimit: number | null;
  readonly seatEmails: boolean;
  readonly rateLimitText: string;
  readonly clickHouse: boolean;
  readonly readOnly: boolean;
  readonly maintenance: Maintenance;
  readonly faults: readonly Fault[];
  readonly scenarios: readonly { readonly name: string; readonly summary: string }[];
  readonly tokens: readonly {
    readonly token: string;
    /** Global ID. */
    readonly user: string;
    readonly role: TokenRole;
    readonly scopes: readonly string[];
    readonly state: TokenState;
  }[];
  readonly groups: readonly {
    readonly id: string;
    readonly fullPath: string;
    /** Global ID of the group around it. */
    readonly parent: string | null;
  }[];
  readonly purchases: readonly {
    readonly id: string;
    readonly name: string;
    readonly namespace: string | null;
    readonly purchasedQuantity: number;
    readonly assignedQuantity: number;
    readonly startsOn: string;
    readonly expiresOn: string;
    readonly seats: readonly string[];
  }[];
  readonly users: readonly {
    readonly id: string;
    readonly username: string;
    readonly state: UserState;
    readonly type: UserType;
    readonly eligibleFor: readonly string[];
    /** Only where it is true: listed, yet refused by the mutations. */
    readonly refused?: true;
  }[];
  readonly mails: readonly ShownNotice[];
  /** To-do items of single assignments. */
  readonly todos: readonly ShownNotice[];
  /** Whose Duo still answers as before: access is cached, and changes by the time named. */
  readonly access: readonly {
    readonly user: string;
    readonly purchase: string;
    readonly change: 'assigned' | 'removed';
    readonly by: string;
  }[];
  readonly requests: readonly {
    readonly operation: string;
    readonly status: number;
    readonly ms: number;
  }[];
}

/** Parts that grow with the number of users and can be left out (they come as empty lists). */
export type OmittedPart = 'users' | 'seats' | 'mails' | 'todos' | 'requests';

export interface SnapshotSource {
  readonly world: World;
  readonly scenario: string;
  readonly version: string;
  readonly seed: number;
  readonly now: number;
  readonly latency: Latency;
  readonly rateLimit: number | null;
  readonly faults: readonly Fault[];
  readonly requests: readonly LoggedRequest[];
}

/** The pools with the name that a user's `eligibleFor` lists them by. */
function pools(world: World): (readonly [string, ReadonlySet<number>])[] {
  if (world.offering === 'self-managed') return [['instance', eligiblePool(world, 'instance').ids]];
  return world.groups
    .filter((group) => group.parentId === null)
    .map((group) => [groupGid(group.id), eligiblePool(world, group.id).ids] as const);
}

function usersOf(world: World): MockSnapshot['users'] {
  const scopes = pools(world);
  return world.users.map(({ id, username, state, type, refused }) => ({
    id: userGid(id),
    username,
    state,
    type,
    eligibleFor: scopes.filter(([, ids]) => ids.has(id)).map(([name]) => name),
    ...(refused === true ? { refused } : {}),
  }));
}

const shown = ({ userId, purchaseId, at }: Notice): ShownNotice => ({
  to: userGid(userId),
  purchase: purchaseGid(purchaseId),
  at: new Date(at).toISOString(),
});

export function takeSnapshot(
  source: SnapshotSource,
  omit: readonly OmittedPart[] = [],
): MockSnapshot {
  const { world, now } = source;
  const wants = (part: OmittedPart): boolean => !omit.includes(part);
  return {
    scenario: source.scenario,
    version: source.version,
    offering: world.offering,
    clock: new Date(now).toISOString(),
    seed: source.seed,
    latency: source.latency,
    rateLimit: source.rateLimit,
    seatEmails: world.seatEmails,
    rateLimitText: world.rateLimitText,
    clickHouse: world.clickHouse,
    readOnly: world.readOnly,
    maintenance: world.maintenance,
    faults: source.faults,
    scenarios: SCENARIOS.map(({ name, summary }) => ({ name, summary })),
    tokens: world.tokens
      .filter((token) => token.kind === 'personal')
      .map((token) => ({
        token: token.token,
        user: userGid(token.userId),
        role: token.role,
        scopes: token.scopes,
        state: tokenState(token, now),
      })),
    groups: world.groups.map(({ id, fullPath, parentId }) => ({
      id: groupGid(id),
      fullPath,
      parent: parentId === null ? null : groupGid(parentId),
    })),
    purchases: world.purchases.map((purchase) => ({
      id: purchaseGid(purchase.id),
      name: purchase.name,
      namespace: purchase.namespaceId === null ? null : groupGid(purchase.namespaceId),
      purchasedQuantity: purchase.purchasedQuantity,
      assignedQuantity: purchase.seats.size,
      startsOn: purchase.startsOn,
      expiresOn: purchase.expiresOn,
      seats: wants('seats') ? [...purchase.seats.keys()].map(userGid) : [],
    })),
    users: wants('users') ? usersOf(world) : [],
    mails: wants('mails') ? world.mails.map(shown) : [],
    todos: wants('todos') ? world.todos.map(shown) : [],
    access: wants('mails')
      ? world.accessChanges
          .filter(({ at }) => at + ACCESS_LAG_MS > now)
          .map(({ userId, purchaseId, change, at }) => ({
            user: userGid(userId),
            purchase: purchaseGid(purchaseId),
            change,
            by: new Date(at + ACCESS_LAG_MS).toISOString(),
          }))
      : [],
    requests: wants('requests')
      ? source.requests.map(({ operation, status, ms }) => ({ operation, status, ms }))
      : [],
  };
}
