import type { SeatAction } from '../plan/plan';

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
 * - `reading`: found by reading who holds a seat, after an answer was lost.
 * - otherwise GitLab's own code (`NOT_ENOUGH_SEATS`, …), or the kind of the error that was given up on.
 */
export type OutcomeReason = 'answer' | 'reading' | (string & {});

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

/** `interrupted`: the page went away; such a run can be taken up again. */
export type RunEnd =
  | { readonly kind: 'completed' }
  | { readonly kind: 'interrupted' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'stopped'; readonly reason: StopReason };
