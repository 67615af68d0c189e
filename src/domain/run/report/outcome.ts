import type { SeatAction } from '../../plan/plan';

/**
 * What became of an entry that a run was to change, as far as GitLab confirmed it.
 * - `changed`: has the seat (or lost it), and this run did it.
 * - `already-so`: was in the wanted state without us.
 * - `not-eligible`: GitLab refuses this user.
 * - `no-seat`: no seat was left.
 * - `failed`: refused, or given up; nothing changed.
 */
export type OutcomeKind = 'changed' | 'already-so' | 'not-eligible' | 'no-seat' | 'failed';

/**
 * Why an outcome is what it is.
 * - `answer`: GitLab said so in its answer to our call.
 * - `reading`: found by reading the counters or who holds a seat, after an answer was lost or in doubt.
 * - `not-returned`: GitLab assigned seats to others in the call and left this user out.
 * - `read-back`: GitLab confirmed the change, and then showed the seat as if it had not been made.
 * - `shared`: the counters moved by less than GitLab's answers say, so somebody else made some of the
 *   changes; which ones cannot be told.
 * - otherwise GitLab's own code (`NOT_ENOUGH_SEATS`, …), or the kind of the error that was given up on.
 */
export type OutcomeReason =
  'answer' | 'reading' | 'not-returned' | 'read-back' | 'shared' | (string & {});

/** One outcome for some entries of a plan, by index. */
export type EntryResult = {
  readonly action: SeatAction;
  readonly outcome: OutcomeKind;
  readonly reason: OutcomeReason;
  readonly entries: readonly number[];
};

/**
 * Why a run ended before everything was attempted.
 * - `gone`: the purchase is no longer active, or no longer ours to change.
 * - `permission`, `scope`: the token may not do this.
 * - `schema`: this GitLab does not understand us.
 * - `unreachable`: GitLab could not be asked what became of a lost answer.
 */
export type StopReason = 'gone' | 'permission' | 'scope' | 'schema' | 'unreachable';

/**
 * What GitLab showed when a run was read back.
 * - `read`: by its `counters` alone, where they moved exactly as the run accounts for, or by the `users`.
 *   `differences` are the entries whose seat is not as the answers said, `unread` counts users whose seat
 *   could not be told.
 * - `unavailable`: GitLab could not be asked; `code` says why.
 * `at` in milliseconds since the epoch.
 */
export type RunProof =
  | {
      readonly kind: 'read';
      readonly at: number;
      readonly by: 'counters' | 'users';
      readonly differences: readonly number[];
      readonly unread: number;
    }
  | { readonly kind: 'unavailable'; readonly at: number; readonly code: string };

/** `interrupted`: the page went away; such a run can be taken up again. */
export type RunEnd =
  | { readonly kind: 'completed' }
  | { readonly kind: 'interrupted' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'stopped'; readonly reason: StopReason };
