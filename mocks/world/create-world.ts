import { FIRST_GENERATED_USER, WorldBuilder } from './builder';
import { addCast, joinCast } from './cast';
import type { AccessName, AiMetricsMode, MembershipState, Offering, WorldUser } from './model';
import { addTokens } from './tokens';
import type { World } from './world';

/** A user of a hand-made world: anything not given is generated. */
export type UserSpec = Partial<Omit<WorldUser, 'id'>> & {
  /** Their role in the main group; null makes them no member. Developer when left out. */
  readonly access?: AccessName | null;
  readonly membership?: MembershipState;
};

export interface SeatsSpec {
  readonly name?: string;
  readonly quantity: number;
  /** Who holds a seat: so many of the first users, or their indexes in `users`. */
  readonly seats?: number | readonly number[];
  /** Days from now. */
  readonly startsIn?: number;
  readonly expiresIn?: number;
}

export interface WorldSpec {
  readonly offering?: Offering;
  /** Epoch milliseconds; dates are laid out relative to it. */
  readonly now?: number;
  readonly seed?: number;
  /** Users beside the cast (who are members as well): a number of generated ones, or one by one. */
  readonly users?: number | readonly UserSpec[];
  /** The first one gets the number 1. */
  readonly purchases?: readonly SeatsSpec[];
  /** Null when left out: many instances have no ClickHouse. */
  readonly aiMetrics?: AiMetricsMode;
  /** Accounts with an address in it are the main group's enterprise users. */
  readonly verifiedDomain?: string;
  /** On GitLab.com when left out: without it there are no figures of use, and the overage job knows of none. */
  readonly clickHouse?: boolean;
}

/** The number of the user at this index of `WorldSpec.users`. */
export const specUserId = (index: number): number => FIRST_GENERATED_USER + index;

/** The top-level group of a hand-made world. */
export const MAIN_GROUP_PATH = 'acme';

/**
 * A world of one's own for `createGitLab({ world })`, for instance from a property test:
 * one group, the cast with all tokens, the given users and purchases.
 */
export function createWorld(spec: WorldSpec = {}): World {
  const { offering = 'gitlab-com', now = Date.now(), seed = 1, verifiedDomain } = spec;
  const builder = new WorldBuilder(offering, now, seed);
  const cast = addCast(builder);
  const group = builder.addGroup({
    path: MAIN_GROUP_PATH,
    name: 'Acme',
    ...(verifiedDomain === undefined ? {} : { verifiedDomain }),
  });
  joinCast(builder, cast, group);
  const wanted = spec.users ?? 0;
  const specs = typeof wanted === 'number' ? Array.from({ length: wanted }, () => ({})) : wanted;
  const users = specs.map(({ access, membership, ...user }: UserSpec) => {
    const added = builder.addGenerated(user);
    if (access !== null) builder.addMember(group, added, access, membership);
    return added;
  });
  for (const { name = 'CODE_SUGGESTIONS', seats = 0, ...purchase } of spec.purchases ?? []) {
    const namespace = offering === 'gitlab-com' ? group : null;
    const holders =
      typeof seats === 'number'
        ? users.slice(0, seats)
        : seats.flatMap((index) => users[index] ?? []);
    builder.giveSeats(builder.addPurchase({ name, namespace, ...purchase }), holders);
  }
  addTokens(builder, cast);
  const { aiMetrics = 'null', clickHouse } = spec;
  return builder.build({ aiMetrics, ...(clickHouse === undefined ? {} : { clickHouse }) });
}
