import { daysBetween, type Day } from '../../lib/days';
import type { SeatUser } from '../seat-user';

/**
 * The order in which GitLab takes seats away. Which of the two it is, its API does not tell.
 * - `by-use`, with ClickHouse (GitLab.com): who never used Code Suggestions, the most recently assigned
 *   first; then whose last use of Code Suggestions lies furthest back.
 * - `by-assignment`, without ClickHouse (most of Self-Managed): the most recently assigned first.
 * - `unknown`: either of them.
 * @see https://docs.gitlab.com/subscriptions/subscription-add-ons/#automatic-seat-removal
 */
export type SeatOrder = 'by-use' | 'by-assignment' | 'unknown';

/**
 * Where a holder may stand in that order, as a span of numbers: who has the smaller number goes first.
 * By use, everyone who never used it is before 0; a use is the number of its day, from 0 on.
 */
export type OrderSpan = { readonly first: number; readonly last: number };

/** What is known beyond the roster. All of it is optional: without it the spans are wider. */
export type OrderKnowledge = {
  readonly order: SeatOrder;
  /**
   * The last day of Code Suggestions use by user id, as `aiUserMetrics` tells it. Null: looked for, and
   * never used. Who is not in it is not known.
   */
  readonly suggestionsOn?: ReadonlyMap<string, Day | null>;
  /** Users whose figures of use have no Code Suggestions. Only an assumption goes by it, no certainty. */
  readonly noSuggestions?: ReadonlySet<string>;
  /** The day of the assignment by user id. The API does not tell it. */
  readonly assignedOn?: ReadonlyMap<string, Day>;
  /**
   * How to read Duo activity without knowing which part of Duo it was.
   * - `is-suggestions`: takes its day for the last use of Code Suggestions, and users of `noSuggestions` for
   *   such as never used them. An assumption, for the estimate.
   * - `may-be-other`: it may have been Chat alone, so Code Suggestions were last used that day, before, or never.
   */
  readonly duoActivity: 'is-suggestions' | 'may-be-other';
};

const EPOCH: Day = '1970-01-01';
const ANYWHERE: OrderSpan = { first: -Infinity, last: Infinity };
/** The latest place among those who never used it: assigned longer ago than anybody. */
const LAST_OF_NEVER = -1;

/**
 * Where the holder may stand. None recorded counts as never used: GitLab records it since 17.9. Who is not
 * active may lose the seat before all others, by the job that takes seats from blocked users.
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
  // The later the assignment, the earlier the turn.
  const turn = LAST_OF_NEVER - daysBetween(EPOCH, day);
  return { first: turn, last: turn };
}

function usedOn(day: Day): OrderSpan {
  const turn = daysBetween(EPOCH, day);
  return { first: turn, last: turn };
}
