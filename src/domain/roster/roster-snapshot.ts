import type { UserList } from '../gateway';
import type { GatewayErrorKind } from '../gateway-error';
import type { SeatUser } from '../seat-user';

/** Something that could not be loaded. The page is 0-based; `null` is the closing check of the count. */
export type RosterFailure = {
  readonly list: UserList;
  readonly page: number | null;
  readonly kind: GatewayErrorKind;
  /** GitLab's own text or the browser's, for details only. */
  readonly message: string;
  readonly requestId: string | null;
  /** GitLab's own text, where it sent any. */
  readonly said?: string;
};

/**
 * - `idle`: nothing has been asked for.
 * - `asking`: the first pages are there, and the rest would take minutes: `load({ confirmed: true })`.
 * - `loading`: `pass` is 1 at first, more while lists that changed are read again; `refreshing` says that
 *   `users` are still the earlier ones, as of `asOf`.
 * - `paused`: `user` by `pause()`, `auth` because the token is no longer valid. `resume()` goes on.
 * - `complete`: everything was loaded and agrees with GitLab's count (`count`), or, where GitLab reports
 *   none, the lists were read to their ends without a sign of change (`pages`).
 * - `partial`: something is missing. `failures`: see the failures, `retry()` asks again for those;
 *   `changed`: the lists kept changing while they were read, `retry()` reads them again;
 *   `canceled`: `retry()` goes on.
 * - `failed`: GitLab refuses; asking again needs another token, another role, or another GitLab.
 */
export type RosterStatus =
  | { readonly kind: 'idle' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'loading'; readonly refreshing: boolean; readonly pass: number }
  | {
      readonly kind: 'paused';
      readonly reason: PauseReason;
      readonly refreshing: boolean;
      readonly pass: number;
    }
  | { readonly kind: 'complete'; readonly checkedBy: 'count' | 'pages' }
  | { readonly kind: 'partial'; readonly cause: PartialCause }
  | { readonly kind: 'failed'; readonly failure: RosterFailure };

export type PauseReason = 'user' | 'auth';
export type PartialCause = 'failures' | 'changed' | 'canceled';

/** How far one list has been read, in the current pass or the last one. */
export type ListProgress = {
  readonly list: UserList;
  /** Distinct users read. */
  readonly loaded: number;
  /** GitLab's latest count; null while unknown or not reported. */
  readonly total: number | null;
  /** Read to its end, and its count agrees. */
  readonly done: boolean;
};

/**
 * What `users` says about seat holders.
 * - `complete`: all are in it.
 * - `incomplete`: there may be more.
 * - `eligible-only`: this GitLab lists eligible users only (before 17.5); blocked holders are never in it.
 */
export type HoldersKnowledge = 'complete' | 'incomplete' | 'eligible-only';

/** One moment of the roster. The same object until something changes; never mutated. */
export type RosterSnapshot = {
  readonly status: RosterStatus;
  /** In the order of loading, holders first as far as pages came in order. The same array until a user changes. No id twice. */
  readonly users: readonly SeatUser[];
  /** Grows with each change of `users`. */
  readonly version: number;
  /** Of `users`, by id. */
  readonly find: (id: string) => SeatUser | undefined;
  /** How many of `users` hold a seat. */
  readonly holdersLoaded: number;
  /** Whether everyone on GitLab's lists is in `users`, as of `asOf`. */
  readonly usersComplete: boolean;
  readonly holders: HoldersKnowledge;
  /** When the last complete load ended (ms); null before the first. */
  readonly asOf: number | null;
  /** When the holders were last completely read (ms). Can be ahead of `asOf` during the first load. */
  readonly holdersAsOf: number | null;
  /** `users` are as of `asOf`, from before a refresh that is going on or did not succeed. */
  readonly stale: boolean;
  /** When the load that is going on, or was the last, began (ms). */
  readonly startedAt: number | null;
  readonly progress: readonly ListProgress[];
  /** The sum over the lists. */
  readonly loaded: number;
  /** The sum over the lists; null while one of them is unknown. */
  readonly total: number | null;
  readonly failures: readonly RosterFailure[];
  /** GitLab asked to slow down: no request before this time (ms). Null when at full speed. */
  readonly slowedUntil: number | null;
};

/** Why no user could be loaded; null where some are there, or may still come. */
export function loadingFailure({
  status,
  users,
  failures,
}: Pick<RosterSnapshot, 'status' | 'users' | 'failures'>): RosterFailure | null {
  if (status.kind === 'failed') return status.failure;
  return status.kind === 'partial' && users.length === 0 ? (failures[0] ?? null) : null;
}

/** Whether all holders are known. Where all users are, all other users hold no seat. */
export function knowsHolders({
  holders,
  usersComplete,
}: Pick<RosterSnapshot, 'holders' | 'usersComplete'>): boolean {
  return usersComplete || holders === 'complete';
}

export type StatusEvent =
  | { readonly type: 'started'; readonly refreshing: boolean }
  | { readonly type: 'asked' }
  | { readonly type: 'pass-started'; readonly pass: number }
  | { readonly type: 'paused'; readonly reason: PauseReason }
  | { readonly type: 'resumed' }
  | { readonly type: 'settled'; readonly status: RosterStatus };

/** What a roster is doing after something happened; an event that does not fit changes nothing. */
export function statusReducer(status: RosterStatus, event: StatusEvent): RosterStatus {
  switch (event.type) {
    case 'started':
      return { kind: 'loading', refreshing: event.refreshing, pass: 1 };
    case 'asked':
      return status.kind === 'loading' ? { kind: 'asking' } : status;
    case 'pass-started':
      return isUnderway(status) ? { ...status, pass: event.pass } : status;
    case 'paused':
      if (!isUnderway(status) || (status.kind === 'paused' && status.reason === event.reason)) {
        return status;
      }
      return { ...status, kind: 'paused', reason: event.reason };
    case 'resumed':
      if (status.kind === 'asking') return { kind: 'loading', refreshing: false, pass: 1 };
      if (status.kind !== 'paused') return status;
      return { kind: 'loading', refreshing: status.refreshing, pass: status.pass };
    case 'settled':
      return event.status;
  }
}

/** Loading, or paused while loading. */
export function isUnderway(
  status: RosterStatus,
): status is Extract<RosterStatus, { kind: 'loading' | 'paused' }> {
  return status.kind === 'loading' || status.kind === 'paused';
}
