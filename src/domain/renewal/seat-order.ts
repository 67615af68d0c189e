import { type Day, daysBetween, isDay } from '../../lib/days';
import type { SeatUser } from '../seat-user';
import type { UsageAnswer } from '../utilization/usage';

/**
 * The order in which GitLab removes seats. Its API does not say which of the two it uses.
 * - `by-use`, with ClickHouse (GitLab.com): first users who never used Code Suggestions, the most recently
 *   assigned first; then the others, the least recent use of Code Suggestions first.
 * - `by-assignment`, without ClickHouse (most of Self-Managed): the most recently assigned first.
 * - `unknown`: either of them.
 * @see https://docs.gitlab.com/subscriptions/subscription-add-ons/#automatic-seat-removal
 */
export type SeatOrder = 'by-use' | 'by-assignment' | 'unknown';

/**
 * A holder's possible positions in that order. The smallest number loses the seat first. By use, a user who
 * never used Code Suggestions is below 0; any other is at the day of the last use, in days since the epoch.
 */
export type OrderSpan = { readonly first: number; readonly last: number };

/** What is known beyond the roster. Less knowledge makes the spans wider. */
export type OrderKnowledge = {
  readonly order: SeatOrder;
  /**
   * The last day of Code Suggestions use by user id, from `aiUserMetrics`. Null: never used. Nothing is known
   * of users who are not in it.
   */
  readonly suggestionsOn?: ReadonlyMap<string, Day | null>;
  /** Users whose usage has no Code Suggestions. It changes the estimate, never the bounds. */
  readonly noSuggestions?: ReadonlySet<string>;
  /** The day of the assignment by user id. The API does not share it. */
  readonly assignedOn?: ReadonlyMap<string, Day>;
  /**
   * How to read Duo activity, as its part of Duo is unknown.
   * - `is-suggestions`: assumes that it was the last use of Code Suggestions, and that the users of
   *   `noSuggestions` never used them. For the estimate.
   * - `may-be-other`: it may have been Chat alone, so Code Suggestions were last used on that day, before it,
   *   or never. For the bounds.
   */
  readonly duoActivity: 'is-suggestions' | 'may-be-other';
};

const EPOCH: Day = '1970-01-01';
const ANYWHERE: OrderSpan = { first: -Infinity, last: Infinity };
/** The last position of the users who never used Code Suggestions. */
const LAST_OF_NEVER = -1;

/**
 * The holder's possible positions. No recorded activity counts as never used: GitLab records it since 17.9. A
 * user who is not active may be first, as another job removes the seats of blocked users.
 */
export function orderSpan(user: SeatUser, knowledge: OrderKnowledge): OrderSpan {
  if (knowledge.order === 'unknown') return ANYWHERE;
  const span =
    knowledge.order === 'by-use' ? spanByUse(user, knowledge) : spanByAssignment(user, knowledge);
  return user.state === 'active' ? span : { first: -Infinity, last: span.last };
}

function spanByUse(user: SeatUser, knowledge: OrderKnowledge): OrderSpan {
  const reported = knowledge.suggestionsOn?.get(user.id);
  if (reported !== undefined)
    return reported === null ? neverUsed(user, knowledge) : usedOn(reported);
  const day = user.lastDuoActivityOn;
  if (day === undefined) return ANYWHERE;
  if (day === null) return neverUsed(user, knowledge);
  if (knowledge.duoActivity === 'is-suggestions') {
    return knowledge.noSuggestions?.has(user.id) ? neverUsed(user, knowledge) : usedOn(day);
  }
  return { first: neverUsed(user, knowledge).first, last: usedOn(day).last };
}

function spanByAssignment(user: SeatUser, knowledge: OrderKnowledge): OrderSpan {
  return knowledge.assignedOn?.has(user.id) ? neverUsed(user, knowledge) : ANYWHERE;
}

function neverUsed(user: SeatUser, { assignedOn }: OrderKnowledge): OrderSpan {
  const day = assignedOn?.get(user.id);
  if (day === undefined) return { first: -Infinity, last: LAST_OF_NEVER };
  // The most recently assigned user comes first.
  const position = LAST_OF_NEVER - daysBetween(EPOCH, day);
  return { first: position, last: position };
}

function usedOn(day: Day): OrderSpan {
  const position = daysBetween(EPOCH, day);
  return { first: position, last: position };
}

/** The use of Code Suggestions. Nothing is known of users in neither set. */
type SuggestionsUse = {
  /** The day of the last use by user id. */
  readonly on: ReadonlyMap<string, Day>;
  /**
   * Users with other use of Duo. They may have used Code Suggestions before the requested span, or before GitLab
   * began to count, so it is likely but not certain that they never did.
   */
  readonly none: ReadonlySet<string>;
};

export function suggestionsUse(answer: UsageAnswer): SuggestionsUse {
  const on = new Map<string, Day>();
  const none = new Set<string>();
  if (answer.kind !== 'answered') return { on, none };
  for (const { userId, parts } of answer.users) {
    const { events, lastOn } = parts.codeSuggestions;
    if (events === 0) none.add(userId);
    else if (events !== undefined && typeof lastOn === 'string' && isDay(lastOn)) {
      on.set(userId, lastOn);
    }
  }
  return { on, none };
}
