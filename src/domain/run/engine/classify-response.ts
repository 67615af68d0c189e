import type { SeatAnswer } from '../../gateway';
import { type GatewayError, isUncertain } from '../../gateway-error';
import type { Purchase } from '../../purchase';
import type { EntryResult, OutcomeKind, OutcomeReason, StopReason } from '../report/report';
import { entriesOf, halves, type Segment, type Tasks } from './queue';
import type { CallState } from './run-snapshot';

/** What a call means for the rest of the run. */
export type RunSignal =
  /** `reported`: GitLab named the limit; otherwise it is a guess from below. */
  | { readonly kind: 'limit'; readonly limit: number; readonly reported: boolean }
  | { readonly kind: 'rate'; readonly retryAfterMs: number }
  | { readonly kind: 'retry' }
  /** An unreadable answer is retried too; several in a row end the run. */
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'auth' }
  | { readonly kind: 'shortage'; readonly users: number }
  | { readonly kind: 'stop'; readonly reason: StopReason };

/**
 * What has to be found out before a call is decided, because the request may have been executed twice:
 * - `no-seat-held`: GitLab found no seat to remove. An earlier execution may have removed them.
 * - `not-executed`: GitLab answers as if it had not executed the call.
 * The counters decide it, or the seats where the counters have moved.
 */
export type Doubt = 'no-seat-held' | 'not-executed';

/** What a call did: results for some of its users, the others put back, in doubt, or lost. */
export type BatchResult = {
  readonly status: 'settled' | 'uncertain';
  readonly state: CallState;
  readonly code: string | null;
  readonly results: readonly EntryResult[];
  readonly putBack: readonly Segment[];
  readonly doubt: Doubt | null;
  /** Users whose seats have to be read before anything is said about them. */
  readonly lost: Segment | null;
  readonly purchase: Purchase | null;
  readonly signal: RunSignal | null;
};

const NOTHING = {
  status: 'settled',
  code: null,
  results: [],
  putBack: [],
  doubt: null,
  lost: null,
  purchase: null,
  signal: null,
} as const;

/** `isPartial`: this GitLab has shown that it drops ineligible users and assigns the rest. */
export function classifyAnswer(
  tasks: Tasks,
  batch: Segment,
  answer: SeatAnswer,
  isPartial: boolean,
): BatchResult {
  switch (answer.kind) {
    case 'done':
      return classifyDone(tasks, batch, answer.userIds, answer.purchase);
    case 'gone':
      return lostTo(batch, 'gone', { kind: 'stop', reason: 'gone' });
    case 'refused':
      return classifyRefusal(tasks, batch, answer.codes, isPartial);
  }
}

/** A user that GitLab does not name was not assigned; of a removal that proves nothing, so it is read. */
function classifyDone(
  tasks: Tasks,
  batch: Segment,
  userIds: ReadonlySet<string>,
  purchase: Purchase,
): BatchResult {
  const named: number[] = [];
  const missing: number[] = [];
  for (const task of batch.tasks) {
    (userIds.has(tasks.userIds[task] ?? '') ? named : missing).push(task);
  }
  const results = [
    resultOf(tasks, { ...batch, tasks: named }, 'changed', 'answer'),
    resultOf(tasks, { ...batch, tasks: missing }, 'not-eligible', 'not-returned'),
  ];
  const done = { ...NOTHING, state: 'done', purchase } as const;
  if (missing.length === 0) return { ...done, results: results.slice(0, 1) };
  if (batch.action === 'assign' && batch.unread === null) {
    return { ...done, code: 'not-returned', results: results.filter(isAboutUsers) };
  }
  return {
    ...done,
    status: 'uncertain',
    code: 'not-returned',
    results: results.slice(0, 1).filter(isAboutUsers),
    lost: { ...batch, tasks: missing },
  };
}

function classifyRefusal(
  tasks: Tasks,
  batch: Segment,
  codes: readonly string[],
  isPartial: boolean,
): BatchResult {
  const rejectedUser = rejectedUserCode(codes);
  if (rejectedUser !== null && batch.tasks.length > 1 && !isPartial) {
    return { ...NOTHING, state: 'split', code: rejectedUser, putBack: halves(batch) };
  }
  const code = rejectedUser ?? codes[0] ?? 'refused';
  const inDoubt = { ...NOTHING, status: 'uncertain', state: 'uncertain', code } as const;
  if (rejectedUser === null && batch.action === 'assign' && shortageCode(codes) !== null) {
    const signal = { kind: 'shortage', users: batch.tasks.length } as const;
    return { ...inDoubt, state: 'refused', doubt: 'not-executed', signal };
  }
  if (batch.action === 'remove' && noSeatWasHeld(codes)) {
    return { ...inDoubt, state: 'refused', doubt: 'no-seat-held' };
  }
  // A refusal now says nothing about the earlier call whose effect is unknown.
  if (batch.unread !== null) return { ...inDoubt, lost: batch };
  const outcome = rejectedUser === null ? 'failed' : 'not-eligible';
  return {
    ...NOTHING,
    state: 'refused',
    code,
    results: [resultOf(tasks, batch, outcome, code)],
  };
}

/**
 * Statuses of a request that may be sent again: a time-out, a conflict, too early, given up by a proxy.
 * @see https://www.rfc-editor.org/rfc/rfc9110#name-client-error-4xx
 */
const PASSING: ReadonlySet<number | undefined> = new Set([408, 409, 425, 499]);

/**
 * Once a change was sent, no error proves that it was not executed: a proxy, or a browser that sent the
 * request twice, may answer anything after the effect.
 */
export function classifyError(tasks: Tasks, batch: Segment, error: GatewayError): BatchResult {
  const code = error.kind;
  if (isUncertain(error)) return lostTo(batch, code, { kind: 'retry' });
  const inDoubt = { ...NOTHING, status: 'uncertain', state: 'again', code } as const;
  switch (error.kind) {
    case 'rate': {
      const signal = { kind: 'rate', retryAfterMs: error.details.retryAfterMs ?? 0 } as const;
      return { ...inDoubt, doubt: 'not-executed', signal };
    }
    case 'auth':
      return { ...inDoubt, doubt: 'not-executed', signal: { kind: 'auth' } };
    case 'limit':
      return classifyLimit(tasks, batch, error.details.limit);
    case 'schema':
      return lostTo(batch, code, { kind: 'unreadable' });
    default: {
      if (PASSING.has(error.details.status)) return lostTo(batch, code, { kind: 'retry' });
      const reason = error.kind === 'scope' ? 'scope' : 'permission';
      return lostTo(batch, code, { kind: 'stop', reason });
    }
  }
}

function lostTo(batch: Segment, code: string, signal: RunSignal): BatchResult {
  return { ...NOTHING, status: 'uncertain', state: 'uncertain', code, lost: batch, signal };
}

function classifyLimit(tasks: Tasks, batch: Segment, limit: number | undefined): BatchResult {
  const code = 'limit';
  const users = batch.tasks.length;
  if (users === 1) {
    return {
      ...NOTHING,
      state: 'refused',
      code,
      results: [resultOf(tasks, batch, 'failed', code)],
    };
  }
  // Whatever the text says, this many were too many.
  const reported = limit !== undefined && limit >= 1 && limit < users;
  const signal = {
    kind: 'limit',
    limit: reported ? limit : Math.floor(users / 2),
    reported,
  } as const;
  return { ...NOTHING, state: 'again', code, putBack: [batch], signal };
}

function resultOf(
  tasks: Tasks,
  batch: Segment,
  outcome: OutcomeKind,
  reason: OutcomeReason,
): EntryResult {
  return { action: batch.action, outcome, reason, entries: entriesOf(tasks, batch.tasks) };
}

function isAboutUsers({ entries }: EntryResult): boolean {
  return entries.length > 0;
}

/**
 * GitLab's codes for an assignment or removal that it refuses.
 * @see https://docs.gitlab.com/api/graphql/reference/#mutationuseraddonassignmentbulkcreate
 */
const REJECTED_USER = ['INVALID_USER_ID_PRESENT', 'INVALID_USER_MEMBERSHIP'];
const SHORTAGE = ['NOT_ENOUGH_SEATS', 'NO_SEATS_AVAILABLE'];

/** One of the users may have no seat; GitLab does not say which one. */
function rejectedUserCode(codes: readonly string[]): string | null {
  return codes.find((code) => REJECTED_USER.includes(code)) ?? null;
}

/** The seats do not suffice for the batch. */
function shortageCode(codes: readonly string[]): string | null {
  return codes.find((code) => SHORTAGE.includes(code)) ?? null;
}

/** None of the users held a seat, so all are as wanted. */
function noSeatWasHeld(codes: readonly string[]): boolean {
  return codes.includes('NO_ASSIGNMENTS_FOUND');
}
