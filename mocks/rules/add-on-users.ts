import type { WorldPurchase, WorldUser } from '../world/model';
import type { World } from '../world/world';
import { eligiblePool } from './eligibility';
import type { Scope } from './eligibility';

export const USER_SORTS = [
  'ID_ASC',
  'ID_DESC',
  'NAME_ASC',
  'NAME_DESC',
  'LAST_ACTIVITY_ON_ASC',
  'LAST_ACTIVITY_ON_DESC',
] as const;
export type UserSort = (typeof USER_SORTS)[number];

export interface AddOnUserFilter {
  readonly purchase: WorldPurchase | null;
  /** True: holders only. False: eligible users without a seat. Null: the eligible pool. */
  readonly assigned: boolean | null;
  readonly search: string | null;
  readonly sort: UserSort;
}

type Compare = (a: WorldUser, b: WorldUser) => number;

const byId: Compare = (a, b) => a.id - b.id;
const byName: Compare = (a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : byId(a, b));
const NEVER = Number.NEGATIVE_INFINITY;
const byActivity: Compare = (a, b) => {
  const earlier = a.lastActivityOn ?? NEVER;
  const later = b.lastActivityOn ?? NEVER;
  return earlier < later ? -1 : earlier > later ? 1 : 0;
};

/** Users without any activity come first in the ascending order and last in the descending one. */
const COMPARES: Readonly<Record<UserSort, Compare>> = {
  ID_ASC: byId,
  ID_DESC: (a, b) => byId(b, a),
  NAME_ASC: byName,
  NAME_DESC: (a, b) => byName(b, a),
  LAST_ACTIVITY_ON_ASC: (a, b) => byActivity(a, b) || byId(b, a),
  LAST_ACTIVITY_ON_DESC: (a, b) => byActivity(b, a) || byId(a, b),
};

interface SearchKey {
  readonly name: string;
  readonly username: string;
}

function searchKeys(world: World): ReadonlyMap<number, SearchKey> {
  return world.memo('search keys', '', () => {
    return new Map(
      world.users.map((user) => [
        user.id,
        { name: user.name.toLowerCase(), username: user.username.toLowerCase() },
      ]),
    );
  });
}

/** Shorter words are left out; a text of nothing else matches whole names only. */
const SHORTEST_PART = 3;

/**
 * Users whose name or username contains every word of the text, or whose whole public e-mail address it
 * is; a private one is never found. Exact matches come first, then by name and ID: whatever sort was
 * asked for is ignored. One leading @ is left out; an empty text finds no users. app/models/user.rb (`search`)
 */
export function searchUsers(
  world: World,
  users: readonly WorldUser[],
  search: string,
): readonly WorldUser[] {
  const text = search.trim().replace(/^@/, '').trim().replaceAll(/\s+/g, ' ').toLowerCase();
  if (text === '') return [];
  const keys = searchKeys(world);
  const words = text.split(' ').filter((word) => word.length >= SHORTEST_PART);
  const rank = (user: WorldUser): number => {
    const { name = '', username = '' } = keys.get(user.id) ?? {};
    if (user.publicEmail?.toLowerCase() === text) return 0;
    if (username === text) return 1;
    if (name === text) return 2;
    if (words.length === 0) return -1;
    const found = [name, username].some((value) => words.every((word) => value.includes(word)));
    return found ? 3 : -1;
  };
  return users
    .map((user) => ({ user, rank: rank(user) }))
    .filter((match) => match.rank >= 0)
    .sort((a, b) => a.rank - b.rank || byName(a.user, b.user))
    .map((match) => match.user);
}

/** All users with a seat, also those who are no longer eligible and so are in no other list. */
function holders(world: World, purchase: WorldPurchase): WorldUser[] {
  return [...purchase.seats.keys()].flatMap((id) => world.user(id) ?? []);
}

/** The list behind `addOnEligibleUsers`, whole; remembered until seats or users change. */
export function listAddOnUsers(
  world: World,
  scope: Scope,
  { purchase, assigned, search, sort }: AddOnUserFilter,
): readonly WorldUser[] {
  const seats = assigned === null ? '' : `${purchase?.id ?? 0}:${purchase?.seatRevision ?? 0}`;
  const key = `add-on users of ${scope}, ${String(assigned)}, ${JSON.stringify(search)}, ${sort}`;
  return world.memo(key, `${world.revision}/${seats}`, () => {
    const pool = eligiblePool(world, scope);
    const held = purchase?.seats ?? new Map<number, unknown>();
    const filtered =
      assigned === null
        ? pool.users
        : assigned
          ? purchase === null
            ? []
            : holders(world, purchase)
          : pool.users.filter((user) => !held.has(user.id));
    if (search !== null) return searchUsers(world, filtered, search);
    // The pool is in the order of IDs already.
    if (sort === 'ID_ASC' && assigned !== true) return filtered;
    return [...filtered].sort(COMPARES[sort]);
  });
}
