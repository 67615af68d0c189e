import type { Purchase } from './purchase';
import type { SeatUser } from './seat-user';

/**
 * Which users to list.
 * - `holders`: everyone with a seat, also blocked or otherwise ineligible users (who are in no other list).
 * - `free`: eligible users without a seat.
 * - `eligible`: all eligible users, for instances without the seat filter (before 17.5).
 */
export type UserList = 'holders' | 'free' | 'eligible';

export type UserSort =
  | 'ID_ASC'
  | 'ID_DESC'
  | 'NAME_ASC'
  | 'NAME_DESC'
  | 'LAST_ACTIVITY_ON_ASC'
  | 'LAST_ACTIVITY_ON_DESC';

export type UserPageRequest = {
  readonly list: UserList;
  /** At most 100; GitLab silently cuts more. */
  readonly first: number;
  readonly after: string | null;
  /** Name, username or the whole public email; from 3 characters on. GitLab ignores the order then. */
  readonly search?: string;
  readonly sort?: UserSort;
};

export type UserPage = {
  readonly users: readonly SeatUser[];
  readonly endCursor: string | null;
  readonly hasNextPage: boolean;
  /** The exact total of the list, or null where this GitLab does not report it. */
  readonly count: number | null;
};

/**
 * GitLab's answer to an assignment or a removal. It is evidence, not proof: a browser may send a request
 * twice, and a newer GitLab drops ineligible users without an error.
 * - `done`: executed. `purchase` carries the counters after it. `userIds` are the users that GitLab names:
 *   of an assignment those who have a seat now (GitLab 19.2 and later leaves out users who are not eligible,
 *   earlier ones name all that were sent), of a removal all that exist.
 * - `refused`: `codes` are GitLab's, such as `NOT_ENOUGH_SEATS`, `INVALID_USER_ID_PRESENT`,
 *   `NO_ASSIGNMENTS_FOUND`.
 * - `gone`: GitLab says that the purchase does not exist or may not be changed by this token.
 */
export type SeatAnswer =
  | { readonly kind: 'done'; readonly purchase: Purchase; readonly userIds: ReadonlySet<string> }
  | { readonly kind: 'refused'; readonly codes: readonly string[] }
  | { readonly kind: 'gone' };

/** What the engines need of GitLab, for one purchase. All methods reject with GatewayError. */
export type SeatGateway = {
  listUsers(request: UserPageRequest, signal?: AbortSignal): Promise<UserPage>;
  /** At most the batch limit of users; more rejects with kind `limit`. */
  assignSeats(userIds: readonly string[], signal?: AbortSignal): Promise<SeatAnswer>;
  /** Removes what it finds; same limit. */
  removeSeats(userIds: readonly string[], signal?: AbortSignal): Promise<SeatAnswer>;
  /** The purchase now, or null when it is no longer active (or no longer ours to see). */
  readPurchase(signal?: AbortSignal): Promise<Purchase | null>;
  /** What this GitLab knows and lacks, as believed at the time of each reading: it is learned on the way. */
  readonly features: GatewayFeatures;
};

export type GatewayFeatures = {
  /** `filterByAssignedSeat` (17.5); without it use the list `eligible`. */
  readonly seatFilter: boolean;
  readonly sort: boolean;
  readonly count: boolean;
  readonly lastDuoActivity: boolean;
  readonly lastLogin: boolean;
  /** Bulk mutations (16.11); without them `maxBatch` is 1. */
  readonly bulk: boolean;
};
