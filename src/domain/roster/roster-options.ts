import type { SeatGateway } from '../gateway';
import type { Purchase } from '../purchase';
import type { PrivateEmail, SeatUser } from '../seat-user';
import type { Clock } from '../clock';
import type { RosterSnapshot } from './roster-snapshot';
import type { ServerSearchOptions, ServerSearchResult } from './load/server-search';

/** More users than this take minutes to read, so the user of this app is asked before. */
export const ASK_ABOVE = 20_000;

export type RosterOptions = {
  readonly gateway: Pick<SeatGateway, 'listUsers' | 'features'>;
  readonly purchase: Purchase;
  readonly clock: Clock;
  /** From 0 up to, not including, 1; for jitter. */
  readonly random: () => number;
  /** Parallel requests at most. Default 6. */
  readonly concurrency?: number;
  /** Default 100, the most GitLab gives. */
  readonly pageSize?: number;
  /** Ask before loading more users than this. Default `ASK_ABOVE`. */
  readonly askAbove?: number;
  /** GitLab.com allows 2,000 a minute and user; the default 1,500 leaves room for the rest of the page. */
  readonly requestsPerMinute?: number;
};

/**
 * The position of a request in the order of requests and confirmed changes. An answer to a request from
 * before a seat change was confirmed does not overwrite that change, even when it arrives after it.
 */
export type RequestSeq = number;

/** All users of a purchase, read page by page and kept current with what our own runs changed. */
export type Roster = {
  readonly purchase: Purchase;
  readonly getSnapshot: () => RosterSnapshot;
  /** Called after a change, at most once per 50 ms or so while loading. Returns the way to stop it. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Starts loading, unless it has started; `confirmed` answers the status `asking`. */
  load(options?: { readonly confirmed?: boolean }): void;
  /** Sends no more requests; answers that are under way are still taken. */
  pause(): void;
  resume(): void;
  /** Stops loading. What was loaded stays; during a refresh the earlier users stay. */
  cancel(): void;
  /** Reads everything again while the current users stay on screen. */
  refresh(): void;
  /** After `partial`: requests what is missing. After `failed`: starts again. */
  retry(): void;
  /** Seats as confirmed by GitLab just now: user id to whether they hold a seat. */
  patch(seats: ReadonlyMap<string, boolean>): void;
  /** Users as read from GitLab elsewhere: known ones are replaced, others added. */
  patchUsers(users: readonly SeatUser[], readAt?: RequestSeq): void;
  /** E-mail addresses that GitLab gave, by user ID; also for users who are loaded later. */
  setEmails(emails: ReadonlyMap<string, PrivateEmail>): void;
  /** Take it before a request whose answer goes to `patchUsers`. */
  requestSeq(): RequestSeq;
  /** Searches GitLab rather than the roster; the answer respects later patches. Rejects with GatewayError. */
  search(text: string, options?: ServerSearchOptions): Promise<ServerSearchResult>;
  /** Stops everything for good, once the workspace is closed. */
  dispose(): void;
};
