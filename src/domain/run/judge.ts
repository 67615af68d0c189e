import type { SeatAnswer } from '../gateway';
import { isUncertain, type GatewayError } from '../gateway-error';
import type { Purchase } from '../purchase';
import type { EntryResult, OutcomeKind, OutcomeReason, StopReason } from './outcome';
import { halves, type Segment } from './queue';
import type { CallState } from './run-snapshot';
import { culpritCode, nobodyHeldSeat, shortageCode } from './seat-codes';
import { entriesOf, type Slots } from './slots';

/** What a call means for the rest of the run. */
export type Effect =
  /** `told`: GitLab named the limit; otherwise it is a guess from below. */
  | { readonly kind: 'limit'; readonly limit: number; readonly told: boolean }
  | { readonly kind: 'rate'; readonly retryAfterMs: number }
  | { readonly kind: 'trouble' }
  | { readonly kind: 'auth' }
  | { readonly kind: 'shortage'; readonly users: number }
  | { readonly kind: 'stop'; readonly reason: StopReason };

/** What a call did: results for some of its users, the others put back, or everything in the open. */
export type Verdict = {
  readonly status: 'settled' | 'uncertain';
  readonly state: CallState;
  readonly code: string | null;
  readonly results: readonly EntryResult[];
  readonly putBack: readonly Segment[];
  readonly purchase: Purchase | null;
  readonly effect: Effect | null;
};

const NOTHING = {
  status: 'settled',
  code: null,
  results: [],
  putBack: [],
  purchase: null,
  effect: null,
} as const;

export function judgeAnswer(slots: Slots, batch: Segment, answer: SeatAnswer): Verdict {
  switch (answer.kind) {
    case 'done':
      return {
        ...NOTHING,
        state: 'done',
        results: [resultOf(slots, batch, 'changed', 'answer')],
        purchase: answer.purchase,
      };
    case 'gone':
      return {
        ...NOTHING,
        state: 'refused',
        code: 'gone',
        putBack: [batch],
        effect: { kind: 'stop', reason: 'gone' },
      };
    case 'refused':
      return judgeRefusal(slots, batch, answer.codes);
  }
}

function judgeRefusal(slots: Slots, batch: Segment, codes: readonly string[]): Verdict {
  const culprit = culpritCode(codes);
  if (culprit !== null && batch.slots.length > 1) {
    return { ...NOTHING, state: 'split', code: culprit, putBack: halves(batch) };
  }
  const shortage = culprit === null ? shortageCode(codes) : null;
  if (shortage !== null && batch.action === 'assign') {
    const effect = { kind: 'shortage', users: batch.slots.length } as const;
    return { ...NOTHING, state: 'refused', code: shortage, putBack: [batch], effect };
  }
  const code = culprit ?? codes[0] ?? 'refused';
  const outcome = refusedAs(batch, culprit, codes);
  if (batch.unread !== null && outcome !== 'changed') {
    // Refused now says nothing about the earlier call of which nobody knows.
    return { ...NOTHING, status: 'uncertain', state: 'uncertain', code };
  }
  return {
    ...NOTHING,
    state: 'refused',
    code,
    results: [resultOf(slots, batch, outcome, code)],
  };
}

function refusedAs(batch: Segment, culprit: string | null, codes: readonly string[]): OutcomeKind {
  if (culprit !== null) return 'not-eligible';
  if (batch.action === 'remove' && nobodyHeldSeat(codes)) {
    // They held one when a call of ours got lost, so that call took effect in the end.
    return batch.attempts > 0 ? 'changed' : 'already-so';
  }
  return 'failed';
}

export function judgeError(slots: Slots, batch: Segment, error: GatewayError): Verdict {
  const code = error.kind;
  if (isUncertain(error)) {
    const effect = { kind: 'trouble' } as const;
    return { ...NOTHING, status: 'uncertain', state: 'uncertain', code, effect };
  }
  const again = { ...NOTHING, state: 'again', code, putBack: [batch] } as const;
  switch (error.kind) {
    case 'rate':
      return { ...again, effect: { kind: 'rate', retryAfterMs: error.details.retryAfterMs ?? 0 } };
    case 'auth':
      return { ...again, effect: { kind: 'auth' } };
    case 'limit':
      return judgeLimit(slots, batch, error.details.limit);
    case 'schema': {
      // An answer of another shape than expected may belong to a change that was made.
      const effect = { kind: 'stop', reason: 'schema' } as const;
      return { ...NOTHING, status: 'uncertain', state: 'uncertain', code, effect };
    }
    default: {
      const reason = error.kind === 'scope' ? 'scope' : 'permission';
      return { ...again, state: 'refused', effect: { kind: 'stop', reason } };
    }
  }
}

function judgeLimit(slots: Slots, batch: Segment, limit: number | undefined): Verdict {
  const code = 'limit';
  const users = batch.slots.length;
  if (users === 1) {
    return {
      ...NOTHING,
      state: 'refused',
      code,
      results: [resultOf(slots, batch, 'failed', code)],
    };
  }
  // Whatever the text says, this many were too many.
  const told = limit !== undefined && limit >= 1 && limit < users;
  const effect = { kind: 'limit', limit: told ? limit : Math.floor(users / 2), told } as const;
  return { ...NOTHING, state: 'again', code, putBack: [batch], effect };
}

function resultOf(
  slots: Slots,
  batch: Segment,
  outcome: OutcomeKind,
  reason: OutcomeReason,
): EntryResult {
  return { action: batch.action, outcome, reason, entries: entriesOf(slots, batch.slots) };
}
