import type { PauseReason, RosterStatus } from './roster-snapshot';

export type StatusEvent =
  | { readonly type: 'begun'; readonly refreshing: boolean }
  | { readonly type: 'asked' }
  | { readonly type: 'looking'; readonly pass: number }
  | { readonly type: 'paused'; readonly reason: PauseReason }
  | { readonly type: 'resumed' }
  | { readonly type: 'settled'; readonly status: RosterStatus };

/** What a roster is doing after something happened; an event that does not fit changes nothing. */
export function statusReducer(status: RosterStatus, event: StatusEvent): RosterStatus {
  switch (event.type) {
    case 'begun':
      return { kind: 'loading', refreshing: event.refreshing, pass: 1 };
    case 'asked':
      return status.kind === 'loading' ? { kind: 'asking' } : status;
    case 'looking':
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
