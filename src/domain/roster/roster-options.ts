import type { SeatGateway } from '../gateway';
import type { Purchase } from '../purchase';
import type { SeatUser } from '../seat-user';
import type { Clock } from '../clock';
import type { RosterSnapshot } from './roster-snapshot';
import type { ServerSearchOptions, ServerSearchResult } from './load/server-search';

export type RosterOptions = {
  readonly gateway: Pick<SeatGateway, 'listUsers' | 'features'>;
  readonly purchase: Purchase;
  readonly clock: Clock;
  /** From 0 up to, not including, 1; for jitter. */
  readonly random: () => number;
  /** Requests side by side at most. Default 6. */
  readonly concurrency?: number;
  /** Default 100, the most GitLab gives. */
  readonly pageSize?: number;
  /** Ask before loading more users than this. Default 20,000. */
  readonly askAbove?: number;
  /** GitLab.com allows 2,000 a minute and user; the default 1,500 leaves room for the rest of the page. */
  readonly requestsPerMinute?: number;
};

/**
 * A point in the order of requests and answers. What was asked for before a seat change was confirmed
 * does not overwrite that change, even when it arrives later.
 */
export type Mark = number;

/** All users of a purchase, read page by page and kept current with what our own runs changed. */
export type Roster = {
  readonly purchase: Purchase;
  readonly getSnapshot: () => RosterSnapshot;
  /** Called after a change, at most once per 50 ms or so while loading. Returns the way to stop it. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Begins, unless that has been done; `confirmed` answers the status `asking`. */
  load(options?: { readonly confirmed?: boolean }): void;
  /** Sends no more requests; what is on its way is still taken. */
  pause(): void;
  resume(): void;
  /** Gives up what is going on. What was loaded stays; during a refresh the earlier roster stays. */
  cancel(): void;
  /** Reads everything again behind the users that are shown. */
  refresh(): void;
  /** After `partial`: asks again for what is missing. After `failed`: begins again. */
  retry(): void;
  /** Seats as confirmed by GitLab just now: user id to whether they hold a seat. */
  patch(seats: ReadonlyMap<string, boolean>): void;
  /** Users as read from GitLab elsewhere: known ones are replaced, others added. */
  patchUsers(users: readonly SeatUser[], readAt?: Mark): void;
  /** Take it before a request whose answer goes to `patchUsers`. */
  requestSeq(): Mark;
  /** Searches GitLab rather than the roster; the answer respects later patches. Rejects with GatewayError. */
  search(text: string, options?: ServerSearchOptions): Promise<ServerSearchResult>;
  /** Stops everything for good; for when the place or the purchase is left. */
  dispose(): void;
};
